// What all pages stand on: the hall's colours, letters, languages, and a page that is there while the server is not.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import t, { type Test } from "tap";
import { run } from "../scripts/child.js";
import { systemClock } from "../src/base/clock.ts";
import { checkConfig, readConfigFile } from "../src/daemon/config/load.ts";
import { colourOf, contrast } from "../src/daemon/look/colour.ts";
import { themeOf } from "../src/daemon/look/theme.ts";
import { becomes, browserFor, CHROMIUM } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { openPageHall, type PageHall } from "./page-hall.ts";
import { fc } from "./search.ts";

const look = { accent: "#0b4f55", scheme: "light", screens: "dark", letters: "normal" } as const;

/** The colours that a style sheet gives a selector. */
const tokensIn = (sheet: string, selector: string): Record<string, string> => {
  const block = sheet.slice(sheet.indexOf(`${selector} {`)).split("}")[0]!;
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
};

/** [WCAG 1.4.6] What is written on what. */
const written = [
  ["accent", "ground"],
  ["accent", "accent-soft"],
  ["accent-deep", "ground"],
  ["on-accent", "accent"],
  ["ink", "ground"],
  ["ink", "accent-soft"],
  ["ink-soft", "ground"],
  ["ink-soft", "accent-soft"],
] as const;

t.test("whatever colour a hall chooses, people can read its pages by day and by night", (t) => {
  const part = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, "0"));
  const accent = fc.tuple(part, part, part).map((parts) => `#${parts.join("")}`);
  fc.assert(
    fc.property(accent, (accent) => {
      const sheet = themeOf({ ...look, accent });
      return [":root", ".dark"].every((selector) => {
        const tokens = tokensIn(sheet, selector);
        return written.every(([ink, paper]) => contrast(colourOf(tokens[ink]!), colourOf(tokens[paper]!)) >= 7);
      });
    }),
    { numRuns: 300, examples: [["#ffffff"], ["#000000"], ["#ffff00"], ["#c8102e"], ["#808080"]] },
  );
  t.equal(tokensIn(themeOf(look), ":root").accent, look.accent, "one that can be read stays as it is");
  t.end();
});

t.test("a language is one file beside the configuration, and a wrong one is named", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-language-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const hall = readConfigFile("config/hall.json") as object;
  const file = join(folder, "hall.json");
  writeFileSync(file, JSON.stringify({ ...hall, holidayLists: [], languageFiles: ["uyghur.json"] }));
  t.throws(() => readConfigFile(file), { code: "CONFIG_UNREADABLE", params: { file: join(folder, "uyghur.json") } });
  writeFileSync(
    join(folder, "uyghur.json"),
    JSON.stringify({ code: "ug", name: "ئۇيغۇرچە", dir: "up", words: { "app.back": "" } }),
  );
  const refused = checkConfig(readConfigFile(file));
  t.match(refused, { ok: false, problems: [{ path: "/languages/0/dir" }, { path: "/languages/0/words/app.back" }] });
  const { stdout } = await run(process.execPath, ["--import=tsx", "scripts/words.ts"], { deadlineMs: 15_000 });
  t.match(stdout, "app.back\t返回\tBack\n", "and whoever translates finds every word");
});

const skip = !existsSync(CHROMIUM) && "no browser";

const openGround = async (t: Test, browser: Browser, hall: PageHall, path: string): Promise<Page> => {
  const context = await browser.newContext({ timezoneId: "Asia/Shanghai" });
  t.teardown(() => context.close());
  const page = await context.newPage();
  await page.goto(hall.address + path);
  return page;
};

const uyghur = {
  ...{ code: "ug", name: "ئۇيغۇرچە", dir: "rtl" as const, comma: "، " },
  words: { "kiosk.choose": "ئىشنى تاللاڭ" },
  names: { 人社社保: "ئىجتىمائىي سۇغۇرتا" },
};

t.test("pages in a browser", { skip }, async (t) => {
  const pagesFolder = await pagesFor(t);
  const change: Parameters<typeof openPageHall>[0]["change"] = (config) => ({ ...config, languages: [uyghur] });
  const hall = await openPageHall({ clock: systemClock(), pagesFolder, change });
  t.teardown(() => hall.close());
  const browser = await browserFor(t);

  t.test(
    "a third language is read from its side, with its own names, and in Chinese where it has no word",
    async (t) => {
      const page = await openGround(t, browser, hall, "/kiosk?lang=ug");
      await page.getByText(uyghur.words["kiosk.choose"]).first().waitFor();
      await page.locator("html[dir=rtl]").waitFor({ state: "attached" });
      await page.getByText(uyghur.names.人社社保).first().waitFor();
      await page.getByText("人工帮助").first().waitFor();
      const unknown = await openGround(t, browser, hall, "/kiosk?lang=xx");
      await unknown.getByText("请选择要办的业务").first().waitFor();
    },
  );

  t.test("whoever reads at a desk chooses letters, light and language, and finds them so again", async (t) => {
    const page = await openGround(t, browser, hall, "/book");
    await page.getByRole("button", { name: "特大字" }).click();
    await page.getByLabel("明暗").selectOption("dark");
    await page.reload();
    await page.getByRole("button", { name: "特大字", pressed: true }).waitFor();
    await page.locator("html.dark").waitFor({ state: "attached" });
    await becomes(t, () => page.evaluate("getComputedStyle(document.documentElement).fontSize"), "24px");
    await page.getByLabel("语言").selectOption("en");
    await page.locator("html[lang=en]").waitFor();
  });

  t.test(
    "a page opens again while the server is away, keeps nothing that was said, and lives on when it is back",
    async (t) => {
      const page = await openGround(t, browser, hall, "/screen");
      await page.getByText("通山县乡镇便民服务中心").first().waitFor();
      await page.waitForFunction("caches.open('tidehall-shell-1').then((c) => c.match(location.href)).then(Boolean)");
      const kept = await page.evaluate(
        "caches.open('tidehall-shell-1').then((c) => c.keys()).then((k) => k.map((r) => r.url))",
      );
      t.notMatch(String(kept), /\/api\/|\/ws/);
      await hall.stop();
      await page.reload();
      await page.locator("body > *").first().waitFor();
      t.notMatch(page.url(), /chrome-error/);
      const stranger = await page.context().newPage();
      await stranger.goto(`${hall.address}/office`);
      await stranger.getByText("系统正在恢复").waitFor();
      await hall.start();
      await page.getByText("通山县乡镇便民服务中心").first().waitFor();
      await stranger.getByRole("heading").getByText("审批后台").or(stranger.locator("main")).first().waitFor();
    },
  );
});
