// What has happened to cases (办件). No event names a person; `person` is a reference that can be purged elsewhere.

export type CaseEvents = Record<never, never>;
