// What the HTTP door needs to show the hardware of a demonstration: pictures of its signs and papers; who draws them is not
// its business.

export interface Pictures {
  /** PNG of what a device shows, of a printer the paper with this number; undefined when there is nothing to see. */
  png(device: string, version: number): Uint8Array | undefined;
}
