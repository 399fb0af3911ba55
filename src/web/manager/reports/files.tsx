// A report to take home: as files, or on paper.
import { useState } from "preact/hooks";
import { usePage } from "../../parts/page.tsx";
import { download } from "../../wire/download.ts";
import { addressOf, type Question } from "./question.ts";

const formats = ["xlsx", "csv", "html"] as const;

export const Files = ({ question }: { readonly question: Question }) => {
  const { say, pass, language } = usePage();
  const [hasFailed, setFailed] = useState(false);
  const save = async (format: (typeof formats)[number]) => {
    const path = `${addressOf(question)}?format=${format}&lang=${language.code}`;
    setFailed(!(await download(path, `${question.period}-${question.date}.${format}`, pass.token)));
  };
  return (
    <p class="files">
      {formats.map((format) => (
        <button key={format} type="button" onClick={() => save(format)}>
          {say("report.save", { what: say(`report.${format}`) })}
        </button>
      ))}
      <button type="button" onClick={() => globalThis.print()}>
        {say("report.print")}
      </button>
      <span role="status">{hasFailed && say("report.failed", { why: "–" })}</span>
    </p>
  );
};
