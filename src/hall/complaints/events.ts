// What has happened to complaints (差评处置, 办不成事). No event names a person; `person` is a reference that can be purged elsewhere.

export type ComplaintEvents = Record<never, never>;
