// The steps of a complaint that somebody may take now: a button each, and a line to write where one is needed.
import { useState } from "preact/hooks";
import type { ComplaintView } from "../../../hall/complaints/complaint-view.ts";
import { windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import type { Request } from "../../wire/hall-socket.ts";
import { entry } from "../../wire/hall-state.ts";
import { nameIn, type Word } from "../../words/words.ts";

interface Props {
  readonly complaint: ComplaintView;
  readonly operator: Operator;
  readonly isManager: boolean;
}

type Question = "assign" | "correct" | "explain" | "appeal" | "exclude";

/** A step that needs something written or chosen first. */
interface Asking {
  readonly question: Question;
  readonly label: Word;
  readonly request: (complaint: string, answer: string) => Request;
}

const asking: readonly Asking[] = [
  {
    question: "assign",
    label: "complaint.assign",
    request: (complaint, staff) => ({ op: "assign-complaint", args: { complaint, staff } }),
  },
  {
    question: "correct",
    label: "complaint.correct",
    request: (complaint, note) => ({ op: "correct-complaint", args: { complaint, note } }),
  },
  {
    question: "explain",
    label: "complaint.explain",
    request: (complaint, note) => ({ op: "explain-complaint", args: { complaint, note } }),
  },
  {
    question: "appeal",
    label: "complaint.appeal",
    request: (complaint, reason) => ({ op: "appeal-rating", args: { complaint, reason } }),
  },
  {
    question: "exclude",
    label: "complaint.exclude",
    request: (complaint, ground) => ({ op: "exclude-rating", args: { complaint, ground } }),
  },
];

interface Ground {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
}

const GroundChoice = () => {
  const { say, language } = usePage();
  const grounds = entry<readonly Ground[]>(useHall(), "complaints", "grounds") ?? [];
  return (
    <select name="answer" required aria-label={say("complaint.ground")}>
      {grounds.map((ground) => (
        <option key={ground.id} value={ground.id}>
          {nameIn(language, ground)}
        </option>
      ))}
    </select>
  );
};

const StaffField = () => {
  const { say } = usePage();
  const clerks = windowsOf(useHall()).flatMap(({ clerk }) => (clerk ? [clerk] : []));
  const to = say("complaint.assign-to");
  return (
    <>
      <input
        type="text"
        name="answer"
        required
        maxLength={12}
        list="complaint-staff"
        aria-label={to}
        placeholder={to}
      />
      <datalist id="complaint-staff">
        {clerks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
};

const Field = ({ question }: Pick<Asking, "question">) => {
  const { say } = usePage();
  if (question === "exclude") return <GroundChoice />;
  if (question === "assign") return <StaffField />;
  const what = say("complaint.note");
  return <input type="text" name="answer" required maxLength={200} aria-label={what} placeholder={what} />;
};

interface FormProps extends Omit<Props, "isManager"> {
  readonly step: Asking;
  readonly close: () => void;
}

const StepForm = ({ complaint, operator, step, close }: FormProps) => {
  const { say } = usePage();
  const label = say(step.label);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget as HTMLFormElement).get("answer"));
    close();
    operator.run(label, step.request(complaint.id, answer));
  };
  return (
    <form class="inline" onSubmit={submit}>
      <Field question={step.question} />
      <button type="submit" class="primary">
        {label}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </form>
  );
};

/** What makes sense now; the hall says no to the rest all the same. */
const fits = ({ source, appeal, corrected, explained }: ComplaintView, { question }: Asking): boolean => {
  const isPending = appeal !== undefined && !appeal.ruled;
  if (question === "exclude") return isPending;
  if (question === "appeal") return source === "rating" && !appeal;
  return question === "assign" || (!corrected && !explained);
};

const managersOnly: ReadonlySet<Word> = new Set<Word>(["complaint.assign", "complaint.uphold", "complaint.exclude"]);

/** Whose step it is: whoever a complaint is about may object to it and no more; who settles it does not object. */
const useIsTheirs = ({ complaint: { clerk }, isManager }: Pick<Props, "complaint" | "isManager">) => {
  const { pass } = usePage();
  return ({ label }: { readonly label: Word }): boolean => {
    if (isManager) return true;
    const isAboutThem = clerk !== undefined && clerk.id === pass.id;
    return isAboutThem === (label === "complaint.appeal") && !managersOnly.has(label);
  };
};

interface Plain {
  readonly label: Word;
  readonly request: Request;
}

const callsBack = ({ id: complaint, person }: ComplaintView): Plain[] =>
  person === undefined
    ? []
    : [
        { label: "complaint.reached", request: { op: "record-contact", args: { complaint, reached: true } } },
        { label: "complaint.missed", request: { op: "record-contact", args: { complaint, reached: false } } },
      ];

const plainSteps = (view: ComplaintView): Plain[] => {
  const { id: complaint, appeal, corrected, explained } = view;
  const isPending = appeal !== undefined && !appeal.ruled;
  const isSettled = (corrected ?? explained) !== undefined;
  const uphold: Plain = { label: "complaint.uphold", request: { op: "uphold-rating", args: { complaint } } };
  const close: Plain = { label: "complaint.close", request: { op: "close-complaint", args: { complaint } } };
  return [...callsBack(view), ...(isPending ? [uphold] : []), ...(isSettled && !isPending ? [close] : [])];
};

export const Steps = ({ complaint, operator, isManager }: Props) => {
  const { say } = usePage();
  const isTheirs = useIsTheirs({ complaint, isManager });
  const [step, setStep] = useState<Asking>();
  if (step) return <StepForm {...{ complaint, operator, step }} close={() => setStep(undefined)} />;
  const isDisabled = operator.pending !== undefined;
  return (
    <p class="steps">
      {plainSteps(complaint)
        .filter(isTheirs)
        .map(({ label, request }) => (
          <button key={label} type="button" disabled={isDisabled} onClick={() => operator.run(say(label), request)}>
            {say(label)}
          </button>
        ))}
      {asking
        .filter((one) => isTheirs(one) && fits(complaint, one))
        .map((one) => (
          <button key={one.question} type="button" disabled={isDisabled} onClick={() => setStep(one)}>
            {say(one.label)}
          </button>
        ))}
    </p>
  );
};
