// A device without a pass shows six digits until the manager has approved it.
import { useEffect, useState } from "preact/hooks";
import { browserClock } from "../wire/browser.ts";
import { request } from "../wire/request.ts";
import type { Say } from "../words/words.ts";
import type { Pass } from "./pass.ts";

interface Pairing {
  readonly code: string;
  readonly secret: string;
}

const POLL_MS = 2000;

interface Props {
  readonly say: Say;
  readonly admit: (pass: Pass) => void;
}

const askFor = async (): Promise<Pairing | undefined> => {
  const reply = await request<Pairing>("POST", "/pairing");
  return reply.ok ? reply.data : undefined;
};

/** How the pairing stands: still open, run out, or approved, with the pass that is told this once. */
const look = async ({ secret }: Pairing): Promise<Pass | "open" | "over"> => {
  const reply = await request<{ token?: string; id?: string }>("POST", "/pairing/collect", { body: { secret } });
  if (!reply.ok) return reply.status === 410 ? "over" : "open";
  const { token, id } = reply.data;
  return token === undefined ? "open" : { token, id };
};

const usePairing = (admit: Props["admit"]): Pairing | undefined => {
  const [pairing, setPairing] = useState<Pairing>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const step = async () => {
      const found = pairing ? await look(pairing) : "over";
      if (found === "over") setPairing(await askFor());
      else if (found !== "open") return admit(found);
      setRound(round + 1);
    };
    return browserClock.after(round === 0 ? 0 : POLL_MS, "pairing", () => void step());
  }, [round]);
  return pairing;
};

export const PairingDoor = ({ say, admit }: Props) => {
  const pairing = usePairing(admit);
  return (
    <main class="door">
      <h1>{say("door.pair")}</h1>
      <p class="door-code" aria-live="polite">
        {pairing ? `${pairing.code.slice(0, 3)} ${pairing.code.slice(3)}` : say("app.connecting")}
      </p>
      <p>{say("door.pair-how")}</p>
    </main>
  );
};
