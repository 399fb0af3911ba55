// Asks the hall for a number, once: what is asked while the hall is not there, or met with silence, is held and asked again under
// the same key when it is back.
import { useEffect } from "preact/hooks";
import { servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import type { Request, Result } from "../wire/hall-socket.ts";
import { takingOf } from "./choice.ts";
import type { Given, Step, Wish } from "./steps.ts";

/** Refusals whose detail is the time that helps. */
const tellsWhen: ReadonlySet<string> = new Set(["too-early", "not-today", "booking-closed", "booking-paused"]);

const requestOf = (wish: Wish): Request => {
  if (!("shown" in wish)) return takingOf(wish);
  const { shown, isPrinted: paper } = wish;
  return "case" in shown
    ? { op: "fetch-case", args: { ...shown, paper } }
    : { op: "check-in", args: { ...shown, paper } };
};

const useAnswer = () => {
  const { say, language, store } = usePage();
  const services = servicesOf(useHall());
  const given = (wish: Wish, data: Record<string, unknown>): Step => {
    const known = data as unknown as Omit<Given, "service"> & { readonly service: string };
    const service = services.find(({ id }) => id === known.service) ?? ("service" in wish ? wish.service : undefined);
    return service ? { at: "given", given: { ...known, service, isPrinted: wish.isPrinted } } : { at: "choose" };
  };
  return (wish: Wish, result: Result): Step => {
    if (result.ok) return given(wish, result.data);
    const { problem } = result;
    if (problem.code === "no-answer") return { at: store.get().link === "live" ? "unsure" : "held", wish };
    if ("isRead" in wish && problem.code === "unknown-appointment") return { at: "choose" };
    const text = problemText(problem, say, language);
    const when = tellsWhen.has(problem.code) && problem.detail ? `（${problem.detail}）` : "";
    return { at: "refused", text: text + when };
  };
};

/** An answer counts for the step that waits for it alone: whoever came after is not shown it. */
const awaits = (step: Step, { key }: Wish): boolean => step.at === "taking" && step.wish.key === key;

export const useAsking = (step: Step, setStep: (change: (now: Step) => Step) => void) => {
  const { socket } = usePage();
  const { link } = useHall();
  const answer = useAnswer();
  const send = (wish: Wish) => {
    setStep(() => ({ at: "taking", wish }));
    socket
      .send(requestOf(wish), { key: wish.key })
      .then((result) => setStep((now) => (awaits(now, wish) ? answer(wish, result) : now)));
  };
  useEffect(() => {
    if (link === "live" && step.at === "held") send(step.wish);
  }, [link, step]);
  return (wish: Wish) => (link === "live" ? send(wish) : setStep(() => ({ at: "held", wish })));
};
