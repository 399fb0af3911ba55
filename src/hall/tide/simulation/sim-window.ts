// A window of a simulated day: what it shows, who is there, and since when.
import type { Skill, WindowPhase } from "../tidal-hall.ts";

export interface SimWindow {
  phase: WindowPhase;
  since: number;
  opensAt: number;
  /** Who is there; -1 while nobody is. */
  visitor: number;
  startedAt: number;
  openedAt: number;
  skills: readonly Skill[];
  /** To be put up once the present visitor has gone. */
  nextSkills: readonly Skill[] | undefined;
}

export const closedWindow = (skills: readonly Skill[]): SimWindow => ({
  phase: "closed",
  since: Number.NEGATIVE_INFINITY,
  opensAt: Number.NEGATIVE_INFINITY,
  visitor: -1,
  startedAt: 0,
  openedAt: 0,
  skills,
  nextSkills: undefined,
});

/** A matter that is not on the sign: somebody was told to come back here. */
const STRANGE = { speed: 1, isMain: false };

export const skillAt = ({ skills }: SimWindow, service: number): Pick<Skill, "speed" | "isMain"> =>
  skills.find((skill) => skill.service === service) ?? STRANGE;
