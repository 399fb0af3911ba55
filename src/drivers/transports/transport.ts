// The seam under a line: a way to reach one piece of hardware, and the link that is there while it is reached. A link
// never comes back; whoever opened it decides when to try again. It knows bytes and no frames.

export interface LinkEvents {
  heard(bytes: Uint8Array): void;
  /** Told once, and nothing after it; not told after `close`. */
  closed(reason: string): void;
}

export interface Link {
  /** Settles when the bytes have left this machine, as far as it can tell. Rejects when they cannot. */
  write(bytes: Uint8Array): Promise<void>;
  /** Only where a rate makes sense; drops what has come in and was not read. */
  setBaud?(baud: number): Promise<void>;
  /** Gives the hardware up for good; never rejects. */
  close(): Promise<void>;
}

export interface Transport {
  /** For people: `/dev/serial/by-id/usb-…`, `192.168.1.20:9100`. */
  readonly name: string;
  /** Rejects when the hardware is not there. Nothing is told before it settles. */
  open(events: LinkEvents): Promise<Link>;
}
