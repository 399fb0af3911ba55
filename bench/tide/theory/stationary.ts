// Published values that a formula gives: Erlang, square root, priorities, accumulating claims, shortest first.
import { exp } from "../../../src/base/elementary.ts";
import { delayOf, impatientDelayOf } from "../../../src/hall/tide/theory/erlang.ts";
import { accumulatingWaits, priorityWaits } from "../../../src/hall/tide/theory/priorities.ts";
import { shortestFirst } from "../../../src/hall/tide/theory/shortest-first.ts";
import { halfinWhittFactor } from "../../../src/hall/tide/theory/square-root.ts";
import { computed, type Published } from "./published.ts";

const SECONDS = 60;
const PERCENT = 100;

const tellers = (): Published[] => {
  const line = delayOf({ arrivals: 1.2, rate: 0.5, windows: 3 });
  return computed("HP-12C Solutions Handbook, three tellers", [
    ["wait in visits", 1.079, 3, line.meanWait * 0.5],
    ["Wq", 2.16, 2, line.meanWait],
    ["W", 4.16, 2, line.meanTime],
    ["Lq", 2.59, 2, line.meanWaiting],
    ["L", 4.99, 2, line.meanPresent],
  ]);
};

const callCentre = (): Published[] => {
  const load = { arrivals: 100 / 30, rate: 1 / 3 };
  const at14 = delayOf({ ...load, windows: 14 });
  const patient5 = impatientDelayOf({ ...load, windows: 13, leaveRate: 1 / 5 });
  return computed("pyworkforce, 100 calls in 30 min of 3 min", [
    ["14 agents, P(wait)", 0.1741319335950498, 12, at14.chanceOfWait],
    ["14 agents, within 20 s", 0.8883500191794669, 12, 1 - at14.waitBeyond(20 / SECONDS)],
    ["15 agents, P(wait)", 0.102, 3, delayOf({ ...load, windows: 15 }).chanceOfWait],
    ["13 agents, patience 5 min, P(wait)", 0.226, 3, patient5.chanceOfWait],
    ["13 agents, patience 5 min, P(gone)", 0.025, 3, patient5.chanceOfLeaving],
    ["13 agents, patience 5 min, wait, min", 0.125, 3, patient5.meanWait],
  ]);
};

const mitan = (): Published[] => {
  const line = delayOf({ arrivals: 12, rate: 1 / 4, windows: 55 });
  return computed("mitan, 360 calls in 30 min of 240 s, 55 agents", [
    ["P(wait)", 0.239, 3, line.chanceOfWait],
    ["wait, s", 8.2, 1, line.meanWait * SECONDS],
    ["within 15 s", 0.846, 3, 1 - line.waitBeyond(15 / SECONDS)],
  ]);
};

const fiftyAgents = (): Published[] => {
  const load = { rate: 1, windows: 50 };
  const patient = delayOf({ ...load, arrivals: 48 });
  const leaving = impatientDelayOf({ ...load, arrivals: 48, leaveRate: 0.5 });
  const fewer = delayOf({ ...load, arrivals: 48 * (1 - leaving.chanceOfLeaving) });
  return computed("Garnett, Mandelbaum and Reiman 2002, 50 agents, 48 a minute", [
    ["Erlang C: wait, s", 20.8, 1, patient.meanWait * SECONDS],
    ["Erlang C: 90 % wait at most, s", 58.1, 1, patient.waitOf(0.9) * SECONDS],
    ["Erlang C: waiting", 17, 0, patient.meanWaiting],
    ["Erlang C: busy, %", 96, 0, patient.utilisation * PERCENT],
    ["Erlang A: gone, %", 3.1, 1, leaving.chanceOfLeaving * PERCENT],
    ["Erlang A: wait, s", 3.7, 1, leaving.meanWait * SECONDS],
    ["Erlang A: waiting", 3, 0, leaving.meanWaiting],
    ["Erlang A: busy, %", 93, 0, leaving.utilisation * PERCENT],
    ["Erlang C with those who stay: wait, s", 8.8, 1, fewer.meanWait * SECONDS],
    ["Erlang C with those who stay: 90 % wait at most, s", 28.2, 1, fewer.waitOf(0.9) * SECONDS],
    ["Erlang C with those who stay: waiting", 7, 0, fewer.meanWaiting],
  ]);
};

const BOOK_ROW =
  "The book prints 0.889 as remembered. The waits of all classes, weighted by arrivals, must give the wait in order of " +
  "arrival, 2/3: with 0.889 they give 0.654, with 0.909 exactly 2/3.";

const hospital = (): Published[] => {
  const arrivals = [0.2, 0.6, 1.2];
  const [one, two] = [1, 2].map((windows) => delayOf({ arrivals: 2, rate: 3, windows })) as [
    ReturnType<typeof delayOf>,
    ReturnType<typeof delayOf>,
  ];
  const classes1 = priorityWaits({ arrivals, rate: 3, windows: 1 });
  const classes2 = priorityWaits({ arrivals, rate: 3, windows: 2 });
  const source = "Hillier and Lieberman, County Hospital";
  return [
    ...computed(source, [
      ["1 doctor: Wq, h", 2 / 3, 6, one.meanWait],
      ["1 doctor: P(wait > 1/2 h)", 0.404, 3, one.waitBeyond(0.5)],
      ["2 doctors: Wq, h", 1 / 24, 6, two.meanWait],
      ["2 doctors: Lq", 1 / 12, 6, two.meanWaiting],
      ["2 doctors: P(wait)", 0.167, 3, two.chanceOfWait],
      ["2 doctors: P(wait > 1/2 h), printed 0.022", 0.02256, 5, two.waitBeyond(0.5)],
      ["1 doctor, critical", 0.238, 3, classes1[0]!],
      ["1 doctor, serious", 0.325, 3, classes1[1]!],
      ["2 doctors, critical", 0.029, 3, classes2[0]!],
      ["2 doctors, serious", 0.033, 3, classes2[1]!],
      ["2 doctors, stable", 0.048, 3, classes2[2]!],
    ]),
    ...computed(source, [["1 doctor, stable", 0.909, 3, classes1[2]!]]).map((row) => ({ ...row, note: BOOK_ROW })),
  ];
};

const TABLE_ROW =
  "The table prints 4.462 and 3.642 for a load of 0.9. Both contradict the formulas that give its other rows to every " +
  "digit; by them it is 4.1969 and 3.5521.";

const exponentialWork = { tail: (x: number) => exp(-x), density: (x: number) => exp(-x), longest: 50 };

const shortest = (): Published[] => {
  const source = "Mitzenmacher and Shahout 2025, Table 3.3, M/M/1 time in the hall";
  const rows = [
    [0.5, 1.713, 1.425, 3, 3],
    [0.8, 2.882, 2.353, 3, 3],
    [0.95, 6.264, 5.541, 3, 3],
    [0.99, 18.45, 17.63, 2, 2],
  ] as const;
  const wrong = shortestFirst(0.9, exponentialWork);
  return [
    ...rows.flatMap(([load, sjf, srpt, sjfDecimals, srptDecimals]) => {
      const { shortest, shortestRemaining } = shortestFirst(load, exponentialWork);
      return computed(source, [
        [`shortest first, load ${load}`, sjf, sjfDecimals, shortest],
        [`shortest remaining first, load ${load}`, srpt, srptDecimals, shortestRemaining],
      ]);
    }),
    ...computed(source, [
      ["shortest first, load 0.9", 4.1969, 4, wrong.shortest],
      ["shortest remaining first, load 0.9", 3.5521, 4, wrong.shortestRemaining],
    ]).map((row) => ({ ...row, note: TABLE_ROW })),
  ];
};

const squareRoot = (): Published[] =>
  computed("Halfin and Whitt 1981, factor for a share that waits", [
    ["0.5", 0.506, 3, halfinWhittFactor(0.5)],
    ["0.1", 1.42, 3, halfinWhittFactor(0.1)],
    ["0.2", 1.062, 3, halfinWhittFactor(0.2)],
    ["0.8", 0.173, 3, halfinWhittFactor(0.8)],
  ]);

const accumulating = (): Published[] => {
  const three = accumulatingWaits([
    { arrivals: 0.15, work: 0.8, cv: 0.8, slope: 4 },
    { arrivals: 0.3, work: 1, cv: 0.8, slope: 2 },
    { arrivals: 0.4, work: 1.1, cv: 0.8, slope: 1 },
  ]);
  const two = accumulatingWaits([
    { arrivals: 0.1, work: 1, cv: 1, slope: 3 },
    { arrivals: 0.8, work: 1, cv: 1, slope: 1 },
  ]);
  return computed("Kleinrock 1964, claims that accumulate, Wq", [
    ["three classes, first", 2.3318, 4, three[0]!],
    ["three classes, second", 3.896, 4, three[1]!],
    ["three classes, third", 6.782, 4, three[2]!],
    ["two classes, first", 3.8571, 4, two[0]!],
    ["two classes, second", 9.6429, 4, two[1]!],
  ]);
};

export const stationaryValues = (): Published[] => [
  ...tellers(),
  ...callCentre(),
  ...mitan(),
  ...fiftyAgents(),
  ...hospital(),
  ...shortest(),
  ...squareRoot(),
  ...accumulating(),
];
