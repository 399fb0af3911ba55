// Tables as text, RFC 4180 as spreadsheets write it: quotes, line ends of either kind, a byte order mark, blank lines.

export interface CsvRow {
  /** Of the text, from 1: a quoted field may take several. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A field with what ends it; quoted ones may hold anything. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

const newLines = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

/** undefined where a quote is not closed, or something follows a closed one. */
export const csvRows = (text: string): CsvRow[] | undefined => {
  const [body, rows] = [text.replace(/^\uFEFF/, ""), [] as CsvRow[]];
  let [at, line, fields, from] = [0, 1, [] as string[], 1];
  while (at < body.length || fields.length > 0) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(body);
    if (!found) return undefined;
    const [all, quoted, plain = "", end = ""] = found;
    fields.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    at += all.length;
    line += newLines(all);
    if (end === ",") continue;
    if (fields.some((field) => field !== "")) rows.push({ line: from, fields });
    [fields, from] = [[], line];
  }
  return rows;
};
