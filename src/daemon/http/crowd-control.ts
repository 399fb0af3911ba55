// What the HTTP door needs of a demonstration's visitors; who simulates them is not its business.

export interface CrowdControl {
  readonly peoplePerHour: number;
  /** 0 sends everybody home. */
  set(peoplePerHour: number): void;
}
