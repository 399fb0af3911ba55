// Sixty-four kiosks that ask for the next number as soon as they have one: what the hall can give out in a second.
import { type Clock, pause } from "../src/base/clock.ts";
import type { Page } from "./page.ts";

const WARM_UP_MS = 1000;

/** Tickets a second; every kiosk has its service, in turn. */
export const ticketsPerSecond = async (
  clock: Clock,
  kiosks: readonly Page[],
  services: readonly string[],
  durationMs: number,
): Promise<number> => {
  let count = 0;
  let isOn = true;
  const press = async (kiosk: Page, service: string) => {
    while (isOn) {
      await kiosk.ask("take-ticket", { service });
      count++;
    }
  };
  const all = Promise.all(kiosks.map((kiosk, at) => press(kiosk, services[at % services.length]!)));
  await pause(clock, WARM_UP_MS, "warm-up");
  const [before, start] = [count, clock.elapsed()];
  await Promise.race([all, pause(clock, durationMs, "throughput")]);
  const perSecond = ((count - before) * 1000) / (clock.elapsed() - start);
  isOn = false;
  await all;
  return perSecond;
};
