// How words stand in a table: by name, Chinese first.
export type Table = Readonly<Record<string, readonly [zh: string, en: string]>>;
