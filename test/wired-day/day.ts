// The day: one hall from its opening on, and one vice after the other, each healed before the next. What must hold is looked at
// after each.
import { steadyRate } from "../../hardware-sim/arrivals.ts";
import type { Temper } from "../../hardware-sim/traits.ts";
import type { DotFont } from "../../hardware-sim/wired/picture/dot-font.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { defaultConfig, MONDAY } from "../one-process-hall.ts";
import { complaintsAfter } from "./claims.ts";
import { type Episode, fallIll } from "./episode.ts";
import { type Patient, patients, vicesOf } from "./patients.ts";
import { SignsSeen } from "./signs-seen.ts";
import { openWiredHall } from "./wired-hall.ts";

export interface DaySetting {
  readonly seed: number;
  readonly font: DotFont;
  /** ms each vice lasts. Default 90 s. */
  readonly lastsMs?: number;
  readonly chosen: (patient: Patient, vice: string) => boolean;
  readonly say: (text: string) => void;
}

export interface JudgedEpisode extends Episode {
  /** What did not hold. */
  readonly complaints: readonly string[];
}

const MINUTE_MS = 60_000;
const VISITORS_PER_HOUR = 300;
const MATTER_MINUTES = 0.4;
/** Lively people, so that each vice meets some of them. */
const TEMPER: Temper = { patienceMinutes: 30, walkSeconds: 6, noShowShare: 0.02, ratingShare: 0.9 };

/** A day of all vices is longer than a working day. */
const openAllDay = (): ConfigDocument => {
  const config = defaultConfig();
  return { ...config, hall: { ...config.hall, sessions: [], holidays: [] } };
};

const isOfTheHall = (complaint: string): boolean => /^[A-Z]\d/.test(complaint);

export const spendDay = async ({ seed, font, lastsMs = 90_000, chosen, say }: DaySetting) => {
  const hall = await openWiredHall({
    ...{ seed, font, config: openAllDay() },
    rate: steadyRate(VISITORS_PER_HOUR),
    start: MONDAY + 40 * MINUTE_MS,
  });
  const people = hall.letIn(TEMPER, MATTER_MINUTES);
  const signs = new SignsSeen(hall);
  const episodes: JudgedEpisode[] = [];
  /** What is wrong with a number stays so, and is told once. */
  const told = new Set<string>();
  await hall.clock.advance(2 * MINUTE_MS);
  for (const patient of patients) {
    for (const vice of vicesOf(hall, patient).filter((name) => chosen(patient, name))) {
      const episode = await fallIll({ hall, people, signs, lastsMs }, patient, vice);
      const complaints = complaintsAfter(hall, episode).filter((one) => !told.has(one));
      for (const one of complaints) if (isOfTheHall(one)) told.add(one);
      episodes.push({ ...episode, complaints });
      say(`${episode.make} ${vice}${complaints.length > 0 ? `: ${complaints.join("; ")}` : ""}`);
    }
  }
  people.crowd.disperse();
  people.clerks.disperse();
  await hall.close();
  return { episodes, timersLeft: hall.clock.armed() };
};
