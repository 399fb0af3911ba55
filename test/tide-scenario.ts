// A small town's hall on market day, on paper: enough to tell policies apart, small enough for a test.

const rush = [5, 6, 6, 5, 4, 2, 0, 0, 3, 4, 5, 5, 4, 3, 1, 0];
const scaled = (share: number): number[] => rush.map((rate) => rate * share);
const duty = [
  [540, 720, 1],
  [780, 1020, 1],
];

export const market = {
  id: "market",
  name: "集日",
  open: 9,
  close: 17,
  lunch: [12, 13],
  categories: [
    { id: "pensions", name: "社保", serviceMean: 9, serviceCv: 0.8, ratePerHalfHour: scaled(0.9) },
    { id: "health", name: "医保", serviceMean: 7, serviceCv: 0.8, ratePerHalfHour: scaled(1.1) },
    { id: "papers", name: "综合", serviceMean: 8, serviceCv: 1, ratePerHalfHour: scaled(0.5) },
  ],
  windows: [
    { id: "w1", name: "1号窗口", base: ["pensions", "health"], help: { papers: 0.85 }, duty },
    { id: "w2", name: "2号窗口", base: ["health", "pensions"], help: {}, duty },
    {
      id: "w3",
      name: "3号窗口",
      base: ["papers"],
      help: { health: 0.8 },
      duty,
      modes: [["papers"], ["papers", "health"]],
    },
    { id: "w4", name: "4号潮汐窗口", base: ["pensions", "health"], help: { papers: 0.9 }, duty, tidal: true },
  ],
};
