// The hall beside its county's document: line by line, and what the next tier would ask for. Asked for by hand, since it reads weeks
// of the ledger; it prints on one sheet.
import { useState } from "preact/hooks";
import type { Finding, Standing } from "../../../hall/standard/hold.ts";
import type { Language } from "../../language.ts";
import { usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { type Reply, request } from "../../wire/request.ts";
import { nameIn, type Say } from "../../words/words.ts";

const columns = ["standard.verdict", "standard.tag", "standard.text", "standard.seen"] as const;
const NOT_FOUND = 404;

const seenOf = (say: Say, language: Language, { found, wanted, missing = [] }: Finding): string => {
  const counted = wanted === undefined ? "" : `${found ?? "?"} / ${wanted}`;
  const names = missing.map((one) => nameIn(language, one)).join(language.comma);
  return [counted, names && say("standard.missing", { what: names })].filter(Boolean).join("　");
};

const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const { say, language } = usePage();
  return (
    <Table columns={columns}>
      {findings.map((finding) => (
        <tr key={finding.tag + finding.text} class={finding.is}>
          <td>{say(`standard.${finding.is}`)}</td>
          <td>{finding.tag}</td>
          <td>{language.code === "en" ? finding.textEn : finding.text}</td>
          <td>{seenOf(say, language, finding)}</td>
        </tr>
      ))}
    </Table>
  );
};

const Next = ({ next }: { readonly next: NonNullable<Standing["next"]> }) => {
  const { say, language } = usePage();
  if (next.findings.length === 0) return <p>{say("standard.all-next")}</p>;
  return (
    <>
      <h3>{say("standard.next", { name: nameIn(language, next) })}</h3>
      <Findings findings={next.findings} />
    </>
  );
};

const Shown = ({ standing }: { readonly standing: Standing }) => {
  const { say, language } = usePage();
  const { document, findings, met, notMet, unknown, next } = standing;
  return (
    <div class="sheet">
      <h3>{nameIn(language, document)}</h3>
      <p>{say("standard.sum", { met, notMet, unknown })}</p>
      <Findings findings={findings} />
      {next && <Next next={next} />}
    </div>
  );
};

const Answer = ({ reply }: { readonly reply: Reply<Standing> | undefined }) => {
  const { say } = usePage();
  if (reply?.ok) return <Shown standing={reply.data} />;
  if (!reply) return <p role="status">{say("standard.reading")}</p>;
  return <p role="alert">{say(reply.status === NOT_FOUND ? "standard.none" : "standard.failed")}</p>;
};

const useStanding = () => {
  const { pass } = usePage();
  const [isOpen, setOpen] = useState(false);
  const [reply, setReply] = useState<Reply<Standing>>();
  const toggle = () => {
    setOpen(!isOpen);
    setReply(undefined);
    if (!isOpen) void request<Standing>("GET", "/standard", { token: pass.token }).then(setReply);
  };
  return { isOpen, reply, toggle };
};

export const Standard = () => {
  const { say } = usePage();
  const { isOpen, reply, toggle } = useStanding();
  return (
    <section class="standard">
      <h2>{say("standard.title")}</h2>
      <p class="choices">
        <button type="button" aria-expanded={isOpen} onClick={toggle}>
          {say(isOpen ? "standard.hide" : "standard.show")}
        </button>
        {reply?.ok && (
          <button type="button" onClick={() => globalThis.print()}>
            {say("standard.print")}
          </button>
        )}
      </p>
      {isOpen && <Answer reply={reply} />}
    </section>
  );
};
