// A frame as one line for a person: its kind, then its fields by name.

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(shown).join("; ")}]`;
  if (typeof value === "object" && value !== null) return `(${fieldsOf(value)})`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value);
};

const fieldsOf = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(", ");

export const describeFields = ({ kind, ...fields }: { readonly kind: string }): string =>
  `${kind}: ${fieldsOf(fields)}`;
