// The tide of the stub hall: a rush for medical insurance, one advice, one pin, somebody on the way to a bench window.
import type { TideView } from "../src/hall/steering/tide-view.ts";

const MINUTE_MS = 60_000;

/** What a newcomer would wait, by service. */
export const waitsNow = {
  social: { minutes: 12, from: 6, to: 21 },
  medical: { minutes: 27, from: 15, to: 44 },
  civil: { minutes: 8, from: 3, to: 15 },
  market: { minutes: 0, from: 0, to: 0 },
  veterans: { minutes: 4, from: 1, to: 9 },
  other: { minutes: 6, from: 2, to: 12 },
};

export const quietTide = (now: number): TideView => ({
  mode: "advise",
  modeOfRules: "advise",
  plan: { id: "base", name: "基本方案", why: "calendar" },
  plans: [
    { id: "base", name: "基本方案" },
    { id: "market-day", name: "赶集日" },
    { id: "year-end", name: "年底社保医保集中缴费" },
  ],
  reviewedAt: now - 2 * MINUTE_MS,
  waits: [],
  advice: [],
  pins: [],
  summons: [],
  rushes: [],
  decisions: [],
  bars: [],
});

export const tideAt = (now: number): TideView => ({
  ...quietTide(now),
  plan: { id: "market-day", name: "赶集日", why: "hand" },
  advice: [
    {
      id: "17-5",
      kind: "open",
      window: "5",
      number: 5,
      windowName: "潮汐窗口",
      savedMinutes: 142,
      sentence:
        "打开潮汐窗口（社会保险/医疗保障）：接下来一段时间预计共少等 142 人·分钟；医疗保障预计等 27 分 → 15 分。",
      at: now - 2 * MINUTE_MS,
    },
  ],
  pins: [
    {
      window: "5",
      number: 5,
      windowName: "潮汐窗口",
      state: "closed",
      until: now + 95 * MINUTE_MS,
      by: "manager",
      reason: "设备检修",
      costMinutes: 38,
      sentence: "固定5号窗口将让大家共多等约 38 人·分钟。",
    },
  ],
  summons: [
    {
      window: "6",
      number: 6,
      windowName: "6号潮汐窗口",
      at: now - MINUTE_MS,
      callsAt: now + 4 * MINUTE_MS,
      until: now + 14 * MINUTE_MS,
      by: "manager",
      sentence: "打开6号潮汐窗口（综合受理）：接下来一段时间预计共少等 64 人·分钟。",
    },
  ],
  rushes: [
    { service: "medical", name: "医疗保障", times: 1.5, from: now - 10 * MINUTE_MS, until: now + 110 * MINUTE_MS },
  ],
  decisions: [
    {
      at: now - 6 * MINUTE_MS,
      kind: "open",
      window: "6",
      number: 6,
      windowName: "6号潮汐窗口",
      sentence: "打开6号潮汐窗口（综合受理）：接下来一段时间预计共少等 64 人·分钟。",
      by: "manager",
    },
    {
      at: now - 130 * MINUTE_MS,
      kind: "close",
      window: "5",
      number: 5,
      windowName: "潮汐窗口",
      sentence: "关闭潮汐窗口（社会保险/医疗保障）：不再开放仅多等 2 人·分钟。",
      by: "tide",
    },
  ],
  bars: [{ window: "6", number: 6, windowName: "6号潮汐窗口", bar: "changing", text: "正在调整" }],
});
