// What has happened to appointments (预约). No event names a person; `person` is a reference that can be purged elsewhere.

export type AppointmentEvents = Record<never, never>;
