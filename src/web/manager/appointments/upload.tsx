// A table of appointments from a spreadsheet, handed over as it is; what is wrong in it is named line by line.
import { useState } from "preact/hooks";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { request } from "../../wire/request.ts";

interface Row {
  readonly line: number;
  readonly outcome: "booked" | "moved" | "cancelled" | "unchanged" | "refused";
  readonly problem?: { readonly field: string; readonly value: string; readonly expected: string };
}

/** Spreadsheets in China write GB 18030 unless they are told otherwise. */
const textOf = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

const useUpload = () => {
  const { say, language, pass } = usePage();
  const [rows, setRows] = useState<readonly Row[]>();
  const [trouble, setTrouble] = useState<string>();
  const send = async (file: File) => {
    const csv = textOf(await new Response(file).arrayBuffer());
    const reply = await request<{ rows: readonly Row[] }>("POST", "/appointments/import", {
      body: { csv },
      token: pass.token,
    });
    setRows(reply.ok ? reply.data.rows : undefined);
    if (reply.ok) return setTrouble(undefined);
    const [first] = reply.problem?.problems ?? [];
    const text = reply.problem ? problemText(reply.problem, say, language) : say("book.unreachable");
    setTrouble(first ? `${text}：${first.value}，${first.expected}` : text);
  };
  return { rows, trouble, send };
};

const counts = (rows: readonly Row[]): Record<Row["outcome"], number> => {
  const count = { booked: 0, moved: 0, cancelled: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) count[outcome]++;
  return count;
};

export const Upload = () => {
  const { say } = usePage();
  const { rows, trouble, send } = useUpload();
  const choose = ({ currentTarget }: Event) => {
    const [file] = (currentTarget as HTMLInputElement).files ?? [];
    if (file) void send(file);
  };
  return (
    <details>
      <summary>{say("appointments.upload")}</summary>
      <input type="file" accept=".csv,text/csv" aria-label={say("appointments.upload")} onChange={choose} />
      {trouble && (
        <p role="alert" class="alert">
          {trouble}
        </p>
      )}
      {rows && <p role="status">{say("appointments.uploaded", counts(rows))}</p>}
      <ul>
        {rows?.map(
          ({ line, problem }) => problem && <li key={line}>{say("appointments.row", { line, ...problem })}</li>,
        )}
      </ul>
    </details>
  );
};
