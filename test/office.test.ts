// One case through the pages, as the people of a hall would press: accepted on the clerk's pad, worked on in the back office,
// handed out at the window, and looked up on a phone.
import t from "tap";
import { checker } from "../src/base/check.ts";
import { HallRules } from "../src/hall/rules/rules.ts";
import { openBoardOf } from "./board-browser.ts";
import { becomes } from "./browser.ts";
import { defaultConfig } from "./one-process-hall.ts";

const config = defaultConfig();
const rules = checker(HallRules, { fillDefaults: true })({
  ...structuredClone(config.hall),
  sessions: [],
  holidays: [],
  closures: [],
  cases: {
    items: [
      { id: "pension", name: "养老登记", service: "civil", kind: "promised", days: 5 },
      { id: "copy", name: "复印", kind: "on-the-spot" },
    ],
    handOutService: "civil",
    post: true,
  },
});
const by = { role: "clerk", id: "1001" } as const;
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const { daemon, openBoard, faults } = await openBoardOf({ ...config, hall: rules.value });
const { port, caseLinks } = daemon.core;

t.test("[T1] [T6] [Q5] a case goes from the window to the back office and back to the window", async (t) => {
  const first = () => Object.values(port.hall.cases.cases)[0];
  const until = (is: () => boolean) => becomes(t, is, true);
  const page = await openBoard(1280);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await port.submit({ kind: "TakeTicket", args: { service: "civil" }, by: { role: "kiosk", id: "k" } });
  await port.submit({ kind: "OpenWindow", args: { window: "1", clerk: "1001" }, by });
  await port.submit({ kind: "CallNext", args: { window: "1" }, by });
  await port.submit({ kind: "StartService", args: { window: "1" }, by });
  await page.goto(`${daemon.address}/clerk?id=1001&window=1`);
  await press("＋ 受理");
  const form = page.locator(".case-form");
  await form.getByLabel(/养老登记/).check();
  await form.getByLabel("姓名").fill("张秀兰");
  await form.getByLabel("电话").fill("13812345678");
  await form.getByLabel(/容缺材料/).fill("户口簿、照片");
  await form.getByRole("button", { name: "受理" }).click();
  await until(() => first() !== undefined);
  const { id } = first()!;
  t.same(first()!.missing!.papers, ["户口簿", "照片"]);
  await page.getByText(`已受理 ${id}`).waitFor();
  const [kind, args] = ["RecordReceipt", { case: id, outcome: "failed", device: "printer-1" }] as const;
  await port.submit({ kind, args, by: { role: "hall", id: "desk" } });
  await press("补打回执");
  await until(() => first()!.copies === 1);

  await page.goto(`${daemon.address}/office?id=1005`);
  await press("转后台");
  await press("接件");
  await press("联系方式");
  await page.getByText("张秀兰　13812345678").waitFor();
  await press("要求补材料");
  await page.getByLabel(/缺哪些材料/).fill("身份证");
  await press("要求补材料");
  await page.getByText("时限暂停").waitFor();
  await page.getByText("待补材料", { exact: true }).waitFor();
  await press("材料已补齐");
  await press("通过");
  await page.getByLabel(/办理意见/).fill("符合条件");
  await press("通过");
  await press("更正为不予通过");
  await page.locator(".wish input").fill("看错了材料");
  await press("更正为不予通过");
  await page.getByText("更正：通过 → 不予通过，看错了材料（1005）").waitFor();
  await press("更正为通过");
  await page.locator(".wish input").fill("复核后改回");
  await press("更正为通过");
  await press("材料已补齐");
  await press("结果已备好");
  await until(() => first()!.state === "ready");
  await page.goto(`${daemon.address}/kiosk`);
  await press("领取办件结果");
  for (const digit of id.replace("-", "")) await press(digit);
  await press("取领件号");
  await until(() => [...port.hall.tickets.values()].some((ticket) => ticket.case === id));

  await port.submit({ kind: "FinishService", args: { window: "1" }, by });
  await port.submit({ kind: "CallNext", args: { window: "1" }, by });
  await port.submit({ kind: "StartService", args: { window: "1" }, by });
  await page.goto(`${daemon.address}/clerk?id=1001&window=1`);
  await press("交付结果");
  await until(() => first()!.ending === "handed-out");

  await page.goto(`${daemon.address}/case/${caseLinks.tokenOf(id)}`);
  await page.getByText("已领取").waitFor();
  const shown = await page.locator("body").textContent();
  t.match(shown, /养老登记\s*通过/);
  t.notMatch(shown, /张秀兰|138|1005/);
  t.same(faults, []);
});

t.test(
  "[Q7] [N8] [G8] who sits at no window signs in, goes to who calls, takes a number, and settles a complaint",
  async (t) => {
    const page = await openBoard(800);
    const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
    const until = (is: () => boolean) => becomes(t, is, true);
    const { presence, complaints, tickets } = port.hall;
    await page.goto(`${daemon.address}/office?id=1005`);
    await press("签到");
    await until(() => presence.signedIn["1005"] !== undefined);
    await port.submit({ kind: "AskForHelp", args: { note: "轮椅" }, by: { role: "kiosk", id: "kiosk-1" } });
    await press("我去处理");
    await until(() => presence.asks.length === 0);

    await press("帮办取号");
    await press(/^医疗保障/);
    await page.getByText("还要办别的事吗").click();
    await press("公安户政");
    await press("取号");
    await until(() => [...tickets.values()].some(({ takenBy }) => takenBy === "1005"));
    const taken = [...tickets.values()].find(({ takenBy }) => takenBy === "1005")!;
    t.match(taken, { service: "medical", matters: ["police"] });
    await page.locator(".helper .number", { hasText: taken.number }).waitFor();

    const [manager, words] = [{ role: "manager", id: "manager" } as const, "跑了三趟没办成"];
    await port.submit({ kind: "ReportProblem", args: { words }, by });
    const complaint = Object.keys(complaints.complaints)[0]!;
    await port.submit({ kind: "AssignComplaint", args: { complaint, staff: "1005" }, by: manager });
    await press("回访整改");
    await press("看原话");
    await page.getByText(words).waitFor();
    await press("登记整改");
    await page.getByLabel("写明情况").fill("已补办");
    t.equal(await page.getByRole("button", { name: "交办" }).count(), 0, "whom it is given to is the manager's");
    await press("登记整改");
    await press("办结");
    await until(() => complaints.complaints[complaint]!.closed?.outcome === "corrected");

    await page.locator("summary", { hasText: "请假" }).click();
    await page.getByLabel("原因").fill("开会");
    await press("请假");
    await until(() => presence.leaves.some(({ staff }) => staff === "1005"));
    t.same(faults, []);
  },
);
