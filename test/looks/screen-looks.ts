// The hall screen, as people see it from their seats and from the door.
import type { Page } from "playwright-core";
import type { Actor } from "../../src/hall/commands.ts";
import type { ScreenView } from "../../src/hall/rules/screen-rules.ts";
import type { Look, LookHall } from "./look.ts";

const hd = { width: 1280, height: 720 };
const portrait = { width: 1080, height: 1920 };
const base = { path: "/screen", strict: "public", awaits: ".now-number" } as const;

const clerks: Readonly<Record<string, Actor>> = {
  "1": { role: "clerk", id: "1001" },
  "2": { role: "clerk", id: "1002" },
  "3": { role: "clerk", id: "1003" },
};

/** Whoever is there is done, and the next one is called. */
const callAt =
  (...windows: string[]) =>
  async (_: unknown, { ask, core }: LookHall) => {
    for (const window of windows) {
      const by = clerks[window];
      const { state } = core.port.hall.windows.get(window)!;
      if (state === "calling") await ask("start", { window }, by);
      if (state === "calling" || state === "serving") await ask("finish", { window }, by);
      await ask("call-next", { window }, by);
    }
  };

const poster = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 60"><rect width="160" height="60" fill="#123c40"/>
<circle cx="128" cy="30" r="18" fill="#6fd6cb"/><text x="12" y="28" font-family="sans-serif" font-size="12" fill="#fff">居民医保参保</text>
<text x="12" y="44" font-family="sans-serif" font-size="8" fill="#c2d3cf">11 月 30 日前缴费</text></svg>`;

/** A hall with a poster and a passage for the line below, at a quiet moment. */
const advertise = async (page: Page, { core }: LookHall) => {
  await page.route("**/media/poster.png", (route) => route.fulfill({ contentType: "image/svg+xml", body: poster }));
  const screen: ScreenView = {
    ...{ parts: ["last", "services", "windows"], quietSeconds: 0, shiftPx: 6, shiftMinutes: 3 },
    media: [{ file: "poster.png", seconds: 60, text: "居民医保参保缴费 11 月 30 日截止" }],
    marquee: ["办理社保业务请带好身份证和社保卡"],
  };
  core.live.set("board", new Map([["screen", screen]]), "Advertised");
};

export const screenLooks: readonly Look[] = [
  { ...base, name: "screen-day", size: hd, hall: "day" },
  { ...base, name: "screen-call", size: hd, hall: "day", bring: callAt("3"), awaits: ".now .new" },
  { ...base, name: "screen-rush", size: hd, hall: "rush" },
  { ...base, name: "screen-three", size: hd, hall: "rush", bring: callAt("1", "2", "3"), awaits: ".share-3" },
  { ...base, name: "screen-portrait", size: portrait, hall: "rush" },
  { ...base, name: "screen-4k", size: { width: 3840, height: 2160 }, hall: "rush", isPicture: false },
  { ...base, name: "screen-en", path: "/screen?lang=en", size: hd, hall: "rush" },
  { ...base, name: "screen-roster", path: "/screen?view=roster", size: hd, hall: "day", awaits: ".duty-card" },
  {
    ...base,
    name: "screen-offline",
    size: hd,
    hall: "day",
    bring: async (page, hall) => {
      await page.locator(".last li b").first().waitFor();
      await hall.cutOff();
    },
    awaits: ".link-badge",
  },
  // The last of the quiet hall, which advertises from now on.
  { ...base, name: "screen-media", size: hd, hall: "day", bring: advertise, awaits: ".medium img" },
];
