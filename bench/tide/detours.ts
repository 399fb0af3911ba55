// Visits that do not go straight through, as the rules of a hall know them: something has to be fetched, the window was
// the wrong one, there is one more matter, the call was not heard. Of each day's people some share; none unless given.
import { type Static, Type } from "typebox";
import type { Random } from "../../src/base/random.ts";
import { exponential } from "../../src/hall/tide/simulation/draws.ts";
import type { Leg, Visitor } from "../../src/hall/tide/simulation/visitor.ts";

const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const minutes = (description: string) => Type.Number({ minimum: 0, maximum: 240, description });

export const Detours = Type.Object({
  holdShare: share("has to fetch something in the middle of the visit and comes first when back"),
  holdMin: minutes("away for that, mean"),
  transferShare: share("has taken a number for the wrong service; sent on with their place kept"),
  transferMin: minutes("until that is seen at the wrong window"),
  moreShare: share("has one more matter at another service, with the same number"),
  lateShare: share("is called in vain once, and back at the tail"),
});

export type Detours = Static<typeof Detours>;

export const noDetours: Detours = {
  holdShare: 0,
  holdMin: 12,
  transferShare: 0,
  transferMin: 2,
  moreShare: 0,
  lateShare: 0,
};

/** What `--detours` gives to halls that say nothing of their own. */
export const usualDetours: Detours = {
  ...noDetours,
  holdShare: 0.08,
  transferShare: 0.05,
  moreShare: 0.08,
  lateShare: 0.05,
};

interface Draw {
  readonly random: Random;
  readonly detours: Detours;
  /** How long a window waits for somebody who does not come. */
  readonly noShowMinutes: number;
  readonly services: number;
  lengthAt(service: number): number;
}

/** What of a visit is done before something turns out to be missing. */
const BEFORE_HOLD = 0.4;

/** A share that is not given draws nothing, so that other days stay as they are. */
const happens = ({ random }: Draw, share: number): boolean => share > 0 && random.next() < share;

const otherService = ({ random, services }: Draw, than: number): number =>
  (than + 1 + Math.floor(random.next() * (services - 1))) % services;

const held = (draw: Draw, whole: Leg): Leg[] => {
  const awayMinutes = exponential(draw.random, draw.detours.holdMin);
  return [
    { ...whole, work: whole.work * BEFORE_HOLD },
    { ...whole, work: whole.work * (1 - BEFORE_HOLD), awayMinutes, place: "first" },
  ];
};

const straight = (service: number, work: number): Leg => ({ service, work, awayMinutes: 0, place: "keep" });

const legsOf = (draw: Draw, { service, work }: Visitor): Leg[] => {
  const { detours, noShowMinutes } = draw;
  const whole = straight(service, work);
  const legs = happens(draw, detours.holdShare) ? held(draw, whole) : [whole];
  if (happens(draw, detours.moreShare)) {
    const other = otherService(draw, service);
    legs.push(straight(other, draw.lengthAt(other)));
  }
  if (happens(draw, detours.transferShare)) legs.unshift(straight(otherService(draw, service), detours.transferMin));
  if (!happens(draw, detours.lateShare)) return legs;
  const [first, ...rest] = legs;
  return [{ ...first!, work: noShowMinutes }, { ...first!, place: "tail" }, ...rest];
};

/** The visit as it really goes. */
export const withDetours = (whole: Visitor, draw: Draw): Visitor => {
  const [first, ...later] = legsOf(draw, whole);
  return later.length === 0 ? whole : { ...whole, service: first!.service, work: first!.work, later };
};
