// How a page gets in: with the pass it has kept, with a session of the demonstration, as a visitor, or by a form.
import { useEffect, useState } from "preact/hooks";
import { browserChance, browserClock } from "../wire/browser.ts";
import { request } from "../wire/request.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";
import { forgetPass, keepPass, keptPass, type Lifetime, type Pass } from "./pass.ts";

export interface Entrance {
  readonly app: string;
  /** What this page is in a demonstration, and what a pairing asks to become. */
  readonly role: "kiosk" | "screen" | "pad" | "clerk" | "staff" | "manager";
  /** `open` pages read the public board without any pass. */
  readonly door: "open" | "pair" | "clerk" | "staff" | "manager";
}

export type Way =
  | { readonly step: "asking" | "unreachable" }
  /** `needsSetUp`: no manager's password is set yet, and it may be set from here. */
  | { readonly step: "form"; readonly needsSetUp: boolean }
  | { readonly step: "in"; readonly pass: Pass; readonly isDemo: boolean };

interface Offer {
  readonly demo: boolean;
  readonly needsSetUp: boolean;
}

const lifetimeOf = ({ door }: Entrance): Lifetime => (door === "open" || door === "pair" ? "device" : "tab");

/** The tablet that every demonstration has. */
const DEMO_PAD = "window-1-tablet";

const DEMO_STAFF = "demo-staff";

/** Who to be in a demonstration. Whoever looks at a clerk's pad without a staff number looks over the clerk's shoulder. */
const demoWish = ({ role }: Entrance) => {
  const query = new URLSearchParams(location.search);
  if (role === "pad") return { role, id: query.get("id") ?? DEMO_PAD };
  if (role === "staff") return { role, id: query.get("id") ?? DEMO_STAFF };
  if (role !== "clerk") return { role };
  const [id, window] = [query.get("id"), query.get("window") ?? "1"];
  return id === null ? { role: "manager", window } : { role, id, window };
};

/** The pass given by a demonstration is not kept: the next demonstration knows nothing of it. */
const demoWay = async (entrance: Entrance): Promise<Way> => {
  const wish = demoWish(entrance);
  const reply = await request<Pass>("POST", "/demo/session", { body: wish });
  return reply.ok ? { step: "in", pass: { ...wish, token: reply.data.token }, isDemo: true } : { step: "unreachable" };
};

const wantsPairing = (): boolean => new URLSearchParams(location.search).get("pair") === "1";

const findWay = async (entrance: Entrance): Promise<Way> => {
  const kept = keptPass(entrance.app, lifetimeOf(entrance));
  if (kept) return { step: "in", pass: kept, isDemo: false };
  const reply = await request<Offer>("GET", "/session");
  if (!reply.ok) return { step: "unreachable" };
  const { demo, needsSetUp } = reply.data;
  if (demo) return demoWay(entrance);
  return entrance.door === "open" && !wantsPairing()
    ? { step: "in", pass: {}, isDemo: false }
    : { step: "form", needsSetUp };
};

/** Ends a person's session on the server too; should it not get there, the session runs out by itself. */
const logOut = (way: Way): void => {
  if (way.step === "in" && way.pass.token !== undefined) void request("DELETE", "/session", { token: way.pass.token });
};

/** The way in as it stands now, with what a form says when it succeeds and what a refused pass leads to. */
export const useWayIn = (entrance: Entrance) => {
  const [way, setWay] = useState<Way>({ step: "asking" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const ask = () => void findWay(entrance).then(settle);
    const settle = (found: Way) => {
      setWay(found);
      if (found.step === "unreachable") setAttempt(attempt + 1);
    };
    const delayMs = attempt === 0 ? 0 : retryDelayMs(attempt - 1, browserChance());
    return browserClock.after(delayMs, "way in", ask);
  }, [attempt]);
  const admit = (pass: Pass) => {
    keepPass(entrance.app, lifetimeOf(entrance), pass);
    setWay({ step: "in", pass, isDemo: false });
  };
  const leave = () => {
    if (lifetimeOf(entrance) === "tab") logOut(way);
    forgetPass(entrance.app, lifetimeOf(entrance));
    setWay({ step: "asking" });
    setAttempt(attempt + 1);
  };
  return { way, admit, leave };
};
