// The button that makes a quiet hall come alive: simulated visitors walk in, or go home.
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { type Reply, request } from "../wire/request.ts";
import { Both } from "./both.tsx";

interface CrowdState {
  readonly peoplePerHour: number;
}

/** One every ten seconds: something to see at once, and a line that grows slowly. */
const PEOPLE_PER_HOUR = 360;

const useCrowd = () => {
  const { pass } = usePage();
  const [crowd, setCrowd] = useState<CrowdState>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (method: string, body?: CrowdState) => {
    setBusy(true);
    const reply: Reply<CrowdState> = await request(method, "/demo/crowd", { body, token: pass.token });
    setBusy(false);
    if (reply.ok) setCrowd(reply.data);
  };
  useEffect(() => void ask("GET"), []);
  return { peoplePerHour: crowd?.peoplePerHour ?? 0, isBusy, ask };
};

export const Crowd = () => {
  const { say } = usePage();
  const { peoplePerHour, isBusy, ask } = useCrowd();
  const isIn = peoplePerHour > 0;
  const press = () => void (isIn ? ask("DELETE") : ask("POST", { peoplePerHour: PEOPLE_PER_HOUR }));
  return (
    <div class="crowd">
      <button type="button" class={isIn ? "" : "primary"} disabled={isBusy} aria-pressed={isIn} onClick={press}>
        <Both word={isIn ? "overview.home" : "overview.crowd"} />
      </button>
      {isIn && <p>{say("overview.crowd-on", { n: peoplePerHour })}</p>}
    </div>
  );
};
