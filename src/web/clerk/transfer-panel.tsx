// Where a visitor is sent on to: a service or a window, with a word for the colleague there. It is part of the page and
// blocks nothing.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { servicesOf, windowsOf } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import type { Request } from "../wire/hall-socket.ts";
import { nameIn } from "../words.ts";

interface Target {
  readonly service?: string;
  readonly toWindow?: string;
}

interface Props {
  readonly window: string;
  readonly transfer: (request: Request) => void;
  readonly close: () => void;
}

interface TargetsProps {
  readonly window: string;
  readonly target: Target;
  readonly choose: (target: Target) => void;
}

const Services = ({ target, choose }: TargetsProps) => {
  const { say, language } = usePage();
  return (
    <fieldset>
      <legend>{say("clerk.to-service")}</legend>
      {servicesOf(useHall()).map((service) => (
        <button
          key={service.id}
          type="button"
          aria-pressed={target.service === service.id}
          onClick={() => choose({ service: service.id })}
        >
          {nameIn(language, service)}
        </button>
      ))}
    </fieldset>
  );
};

const Windows = ({ window, target, choose }: TargetsProps) => {
  const { say } = usePage();
  const open = windowsOf(useHall()).filter(({ id, state }) => id !== window && state !== "closed");
  return (
    <fieldset>
      <legend>{say("clerk.to-window")}</legend>
      {open.map(({ id, number }) => (
        <button key={id} type="button" aria-pressed={target.toWindow === id} onClick={() => choose({ toWindow: id })}>
          {say("window.number", { n: number })}
        </button>
      ))}
    </fieldset>
  );
};

const requestOf = (window: string, target: Target, form: HTMLFormElement): Request => {
  const values = new FormData(form);
  const note = String(values.get("note") ?? "").trim();
  return {
    op: "transfer",
    args: { window, ...target, ...(note ? { note } : {}), ...(values.get("returns") ? { returns: true } : {}) },
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
      <input type="text" name="note" maxLength={200} placeholder={hint} aria-label={note} />
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

export const TransferPanel = ({ window, transfer, close }: Props) => {
  const [target, choose] = useState<Target>({});
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector("button")?.focus(), []);
  useKeys(({ key }) => key === "Escape" && close());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current) transfer(requestOf(window, target, form.current));
  };
  return (
    <form class="transfer" ref={form} onSubmit={submit}>
      <Services {...{ window, target, choose }} />
      <Windows {...{ window, target, choose }} />
      <LastLine hasTarget={target.service !== undefined || target.toWindow !== undefined} close={close} />
    </form>
  );
};
