// What the hall knows of presence (在岗): plain data, a part of its state and of every snapshot.

export type PresenceBook = Record<string, never>;

export const emptyPresenceBook = (): PresenceBook => ({});
