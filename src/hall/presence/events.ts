// What has happened to presence (在岗). No event names a person; `person` is a reference that can be purged elsewhere.

export type PresenceEvents = Record<never, never>;
