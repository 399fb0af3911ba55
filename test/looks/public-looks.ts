// What anybody may open before setting out: the hall's page, booking a time, an appointment, a case.
import type { Page } from "playwright-core";
import type { HallRules } from "../../src/hall/rules/rules.ts";
import type { Look, LookHall } from "./look.ts";

const phone = { width: 390, height: 844 };

const slots = {
  ...{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "11:30", minutes: 30, share: 0.3 },
  services: ["social-security", "medical", "civil"],
};
const items: HallRules["cases"]["items"] = [
  { id: "retire", name: "退休待遇申领", kind: "promised", days: 10, papers: ["身份证", "社保卡"] },
  { id: "relief", name: "临时救助", kind: "urgent", days: 0, papers: ["身份证", "户口簿"] },
];

/** The hall of the demonstration takes neither appointments nor cases. */
const withMore = async ({ core: { port } }: LookHall): Promise<void> => {
  const rules = port.hall.rules!;
  if (rules.cases.items.length > 0) return;
  const more = { appointments: { ...rules.appointments, slots: [slots] }, cases: { ...rules.cases, items } };
  const by = { role: "manager", id: "manager" } as const;
  const answer = await port.submit({ kind: "ConfigureHall", args: { rules: { ...rules, ...more } }, by });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
};

const booking =
  (bring: (page: Page) => Promise<void>): NonNullable<Look["bring"]> =>
  async (page, hall) => {
    await withMore(hall);
    await page.reload();
    await bring(page);
  };

const chosen = (count: number) => async (page: Page) => {
  for (let step = 0; step < count; step++) await page.locator(".booking-choice button:enabled").first().click();
};

const booked = async (page: Page): Promise<void> => {
  await chosen(3)(page);
  await page.fill("input[name=name]", "钱玉兰");
  await page.fill("input[name=telephone]", "13600000006");
  await page.locator(".booking-who button").click();
  await page.locator(".code").waitFor();
};

/** One that still wants a paper. */
export const acceptCase = async (hall: LookHall): Promise<string> => {
  await withMore(hall);
  const opened = await hall.ask("open-case", { items: ["retire", "relief"], missing: ["社保卡"], delivery: "window" });
  return String(opened.case);
};

const openCase: NonNullable<Look["bring"]> = async (page, hall) =>
  void (await page.goto(`${hall.address}/case/${hall.core.caseLinks.tokenOf(await acceptCase(hall))}`));

export const publicLooks: readonly Look[] = [
  { name: "hall-info", path: "/hall", size: phone, hall: "day", awaits: ".services" },
  { name: "book-who", path: "/book", size: phone, hall: "day", awaits: ".booking-who", bring: booking(chosen(3)) },
  { name: "book-own", path: "/book", size: phone, hall: "day", awaits: ".pass", bring: booking(booked) },
  { name: "case", path: "/hall", size: phone, hall: "day", awaits: ".matters", bring: openCase },
];
