// How many will come: a profile over the day, corrected by what has come so far. The day's busyness and that of each
// service are gamma-Poisson factors, so the correction is a ratio of counts with a prior (Oreshkin et al.; Shen and
// Huang). The profile itself (weekday, season, holiday) is given.

export interface Profile {
  /** Begin of the first slot, min. */
  readonly from: number;
  readonly slotMinutes: number;
  /** By service: tickets expected in each slot. */
  readonly perSlot: readonly (readonly number[])[];
}

export interface Learning {
  /** Tickets that the profile counts for against those of today. */
  readonly dayPrior: number;
  readonly servicePrior: number;
}

/** From the spread of days (cv 0.18) and of services within a day (cv 0.12): about 1 / cv². */
export const learning: Learning = { dayPrior: 31, servicePrior: 60 };

export interface Forecast {
  readonly profile: Profile;
  /** By service: what the profile is multiplied by for the rest of today. */
  readonly factors: readonly number[];
}

/** Tickets of a service that the profile alone expects between two moments. */
export const expectedBetween = ({ from, slotMinutes, perSlot }: Profile, service: number, a: number, b: number) => {
  const slots = perSlot[service]!;
  let sum = 0;
  const first = Math.max(0, Math.floor((a - from) / slotMinutes));
  for (let slot = first; slot < slots.length && from + slot * slotMinutes < b; slot++) {
    const begin = Math.max(a, from + slot * slotMinutes);
    const end = Math.min(b, from + (slot + 1) * slotMinutes);
    if (end > begin) sum += (slots[slot]! * (end - begin)) / slotMinutes;
  }
  return sum;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The forecast of the rest of the day, given the tickets of each service so far. */
export const learnt = (
  profile: Profile,
  arrived: readonly number[],
  now: number,
  by: Learning = learning,
): Forecast => {
  const expected = profile.perSlot.map((_, service) => expectedBetween(profile, service, profile.from, now));
  const day = (by.dayPrior + sum(arrived)) / (by.dayPrior + sum(expected));
  const factors = expected.map(
    (count, service) => (day * (by.servicePrior + arrived[service]!)) / (by.servicePrior + count * day),
  );
  return { profile, factors };
};

export interface Arrivals {
  /** In order of time. */
  readonly times: Float64Array;
  readonly services: Int32Array;
}

/** When the next tickets of one service come if they come evenly: where its expected count passes ½, 1½, 2½ … */
const evenly = ({ profile, factors }: Forecast, service: number, share: number, from: number, to: number): number[] => {
  const slots = profile.perSlot[service]!;
  const times: number[] = [];
  /** Expected tickets until the next one comes. */
  let left = 0.5;
  for (let slot = Math.max(0, Math.floor((from - profile.from) / profile.slotMinutes)); slot < slots.length; slot++) {
    const begin = Math.max(from, profile.from + slot * profile.slotMinutes);
    const end = Math.min(to, profile.from + (slot + 1) * profile.slotMinutes);
    if (end <= begin) break;
    const rate = (slots[slot]! * factors[service]! * share) / profile.slotMinutes;
    if (rate <= 0) continue;
    let at = begin + left / rate;
    for (; at < end; at += 1 / rate) times.push(at);
    left = (at - end) * rate;
  }
  return times;
};

/** Evenly spaced arrivals of all services between two moments, `share` times as many as expected. */
export const arrivalsBetween = (forecast: Forecast, share: number, from: number, to: number): Arrivals => {
  const all = forecast.factors.flatMap((_, service) =>
    evenly(forecast, service, share, from, to).map((time) => ({ time, service })),
  );
  all.sort((a, b) => a.time - b.time || a.service - b.service);
  return {
    times: Float64Array.from(all, ({ time }) => time),
    services: Int32Array.from(all, ({ service }) => service),
  };
};
