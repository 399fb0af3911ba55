// What the tide reckons with: services, classes of tickets and windows, in numbers and nothing else. Minutes throughout,
// counted from midnight; services, classes, lines and windows are known by their place in these lists. Nothing here
// knows where it comes from: the daemon builds it of the hall's rules, the benchmark of a scenario.

export interface TidalService {
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  /** Expected time of one visit at a window whose main work it is, min. */
  readonly workMinutes: number;
}

export interface TidalClass {
  readonly id: string;
  /** How fast its claim grows beside that of an ordinary ticket, which has 1. */
  readonly weight: number;
  /** Minutes it seems to have waited before it comes. */
  readonly headMinutes: number;
}

/** One service at one window. */
export interface Skill {
  readonly service: number;
  /** Beside a clerk whose main work it is, who has 1; above 0. */
  readonly speed: number;
  /** Main work 主办, or help 兼办. */
  readonly isMain: boolean;
}

export interface TidalWindow {
  readonly id: string;
  readonly name: string;
  /** A bench window is opened when the tide asks for it; the others are open whenever their clerk is on duty. */
  readonly isBench: boolean;
  /** What its sign says, main work first. */
  readonly skills: readonly Skill[];
}

export interface TidalHall {
  readonly services: readonly TidalService[];
  /** The ordinary class first. */
  readonly classes: readonly TidalClass[];
  readonly windows: readonly TidalWindow[];
}

/** A stretch of duty of the clerk behind a window. */
export interface Shift {
  readonly from: number;
  readonly to: number;
  /** At its end the clerk stays until nobody waits whom the sign invites; otherwise leaves after the present visitor. */
  readonly drains: boolean;
}

export type WindowPhase = "closed" | "opening" | "open" | "leaving";

/** A manager's word about a window, which no review may go against. */
export interface Pin {
  readonly state: "open" | "closed";
  readonly until: number;
}

export interface WindowNow {
  readonly phase: WindowPhase;
  /** Since when it is in this phase; of an opening window, when the opening began. */
  readonly since: number;
  /** Of an opening window: when it calls for the first time. */
  readonly opensAt: number;
  /** The service at the window now, and since when; -1 while nobody is there. */
  readonly serving: number;
  readonly startedAt: number;
  /** With a visitor today, and with a clerk there at all, min. */
  readonly busyMinutes: number;
  readonly openMinutes: number;
  /** Today's duty as far as it is known, in order. */
  readonly shifts: readonly Shift[];
  readonly pin?: Pin;
}

/** The hall at one moment. */
export interface Present {
  readonly now: number;
  /** When the hall closes for visitors. */
  readonly closesAt: number;
  readonly windows: readonly WindowNow[];
  /** By line: since when each waits who waits there, longest first. An appointment waits since its slot. */
  readonly waiting: readonly (readonly number[])[];
  /** By service: tickets taken today. */
  readonly arrived: readonly number[];
}

/** Each service has a line for each class. */
export const lineOf = ({ classes }: TidalHall, service: number, className: number): number =>
  service * classes.length + className;

export const lineCount = ({ services, classes }: TidalHall): number => services.length * classes.length;

export const skillFor = ({ skills }: TidalWindow, service: number): Skill | undefined =>
  skills.find((skill) => skill.service === service);
