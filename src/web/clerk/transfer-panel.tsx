// Where a visitor is sent on to: the fallback, a service or a window, with a word for the colleague there. It is part of the page and
// blocks nothing; keys alone do it all.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { servicesOf, windowsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Request } from "../wire/hall-socket.ts";
import { nameIn } from "../words/words.ts";
import { type Choice, ChoiceButtons, useChoiceKeys } from "./choices.tsx";

interface Target {
  readonly service?: string;
  readonly toWindow?: string;
}

interface Props {
  readonly window: string;
  /** Chosen already when it opens. */
  readonly service?: string;
  readonly transfer: (request: Request) => void;
  readonly close: () => void;
}

const requestOf = (window: string, target: Target, form: HTMLFormElement): Request => {
  const values = new FormData(form);
  const note = String(values.get("note") ?? "").trim();
  return {
    op: "transfer",
    args: { window, ...target, ...(note ? { note } : {}), ...(values.get("returns") ? { returns: true } : {}) },
  };
};

/** What this window does not take comes first, the fallback before all. */
const useTargets = (window: string, target: Target, choose: (target: Target) => void) => {
  const { say, language } = usePage();
  const state = useHall();
  const windows = windowsOf(state);
  const own = new Set(windows.find(({ id }) => id === window)?.services.map(({ id }) => id));
  const order = ({ id, isFallback }: { readonly id: string; readonly isFallback?: true }): number =>
    own.has(id) ? 2 : Number(!isFallback);
  const services = [...servicesOf(state)].sort((one, other) => order(one) - order(other));
  const open = windows.filter(({ id, state: doing }) => id !== window && doing !== "closed");
  return {
    services: services.map(
      (service): Choice => ({
        id: service.id,
        text: nameIn(language, service),
        isChosen: target.service === service.id,
        choose: () => choose({ service: service.id }),
      }),
    ),
    windows: open.map(
      ({ id, number }): Choice => ({
        id: `window ${id}`,
        text: say("window.number", { n: number }),
        isChosen: target.toWindow === id,
        choose: () => choose({ toWindow: id }),
      }),
    ),
  };
};

interface LastLineProps {
  readonly hasTarget: boolean;
  readonly close: () => void;
}

const LastLine = ({ hasTarget, close }: LastLineProps) => {
  const { say } = usePage();
  const [note, hint] = [say("clerk.note"), say("clerk.note-hint")];
  return (
    <p class="transfer-last">
      <input type="text" name="note" maxLength={200} placeholder={hint} aria-label={note} autocomplete="off" />
      <label>
        <input type="checkbox" name="returns" /> {say("clerk.returns")}
      </label>
      <button type="submit" class="primary" disabled={!hasTarget}>
        {say("clerk.transfer")}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </p>
  );
};

/** Whoever has chosen writes a note next, or presses Enter. */
const useForm = (target: Target) => {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const hasTarget = target.service !== undefined || target.toWindow !== undefined;
    form.current?.querySelector<HTMLElement>(hasTarget ? "[name=note]" : ".choice")?.focus();
  }, [target]);
  return form;
};

export const TransferPanel = ({ window, service, transfer, close }: Props) => {
  const { say } = usePage();
  const [target, choose] = useState<Target>(service === undefined ? {} : { service });
  const form = useForm(target);
  const { services, windows } = useTargets(window, target, choose);
  useChoiceKeys({ choices: [...services, ...windows], close });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current) transfer(requestOf(window, target, form.current));
  };
  return (
    <form class="panel transfer" ref={form} onSubmit={submit} aria-labelledby="panel-title">
      <h2 id="panel-title">{say("desk.where")}</h2>
      <fieldset>
        <legend>{say("clerk.to-service")}</legend>
        <ChoiceButtons choices={services} />
      </fieldset>
      <fieldset>
        <legend>{say("clerk.to-window")}</legend>
        <ChoiceButtons choices={windows} after={services.length} />
      </fieldset>
      <LastLine hasTarget={target.service !== undefined || target.toWindow !== undefined} close={close} />
      <p class="quiet">{say("desk.where-how")}</p>
    </form>
  );
};
