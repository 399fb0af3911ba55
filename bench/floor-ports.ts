// What the program of the floors and the one that measures have to agree on.

export const FLOOR_HALL = "floor";
export const FLOOR_DEVICE = "echo";

export interface FloorPorts {
  /** Of HTTP and WebSocket. */
  readonly http: number;
  readonly mqtt: number;
  /** Of the device. */
  readonly secret: string;
}
