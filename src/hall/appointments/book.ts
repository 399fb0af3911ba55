// What the hall knows of appointments (预约): plain data, a part of its state and of every snapshot.

export type AppointmentBook = Record<string, never>;

export const emptyAppointmentBook = (): AppointmentBook => ({});
