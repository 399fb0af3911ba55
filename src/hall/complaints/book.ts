// What the hall knows of complaints (差评处置, 办不成事): plain data, a part of its state and of every snapshot.

export type ComplaintBook = Record<string, never>;

export const emptyComplaintBook = (): ComplaintBook => ({});
