// Cases in a whole hall: the receipt that a printer brings out, what is kept from everybody, and what a restart leaves as it was.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { caseLinks, ticketLinks } from "../src/daemon/codes/links.ts";
import type { CaseRules } from "../src/hall/cases/rules.ts";
import type { CommandArgs } from "../src/hall/commands.ts";
import type { PaperView } from "../src/protocols/api/device-view.ts";
import { defaultConfig, openOneProcessHall } from "./one-process-hall.ts";

const cases: CaseRules = {
  items: [
    { id: "pension", name: "养老登记", kind: "promised", days: 5, papers: [] },
    { id: "copy", name: "复印", kind: "on-the-spot", days: 0, papers: [] },
  ],
  handOff: { urgentMinutes: 5, promisedMinutes: 15 },
  remindHours: [4],
  papersDays: 5,
  post: true,
  archiveAt: "00:00",
};
const contact = { name: "张秀兰", telephone: "13812345678", idNumber: "110105194912310020", address: "建设路3号" };
const clerk = { role: "manager", id: "manager" } as const;
const FIRST = "20261123-0001";

const hallWithCases = async (t: Test, hasPrinter = true) => {
  const config = defaultConfig();
  const devices = hasPrinter ? config.devices : config.devices.filter(({ kind }) => kind !== "printer");
  const hall = await openOneProcessHall({ config: { ...config, hall: { ...config.hall, cases }, devices } });
  t.teardown(() => hall.close());
  const ask = async <K extends "OpenCase" | "ReprintReceipt" | "HandOffCase" | "TakeCase">(
    kind: K,
    args: CommandArgs<K>,
  ) => {
    const answer = hall.daemon.core.port.submit({ kind, args, by: clerk });
    await hall.clock.advance(20_000);
    return answer;
  };
  const found = () => hall.daemon.core.port.hall.cases.cases[FIRST]!;
  const papers = () => hall.daemon.core.live.snapshot("devices").paper as readonly PaperView[] | undefined;
  return { hall, ask, found, papers };
};

t.test(
  "[G7] a receipt comes out with number, matter, promised time, what is missing, and a link; and nobody's name",
  async (t) => {
    const { ask, found, papers } = await hallWithCases(t);
    const answer = await ask("OpenCase", {
      items: ["pension"],
      paper: true,
      contact,
      missing: ["户口簿"],
      delivery: "post",
    });
    t.ok(answer.ok);
    t.equal(found().receipt, "printed");
    const [paper] = papers()!;
    const text = JSON.stringify(paper!.page);
    for (const said of [
      "受理回执",
      FIRST,
      "事项：养老登记",
      "承诺办结：2026-11-30",
      "请补交：户口簿",
      "领取方式：邮寄",
    ])
      t.match(text, said);
    t.match(text, /https:\/\/hall\.example\/case\/20261123-0001-[\w-]{22}"/);
    t.notMatch(text, /张秀兰|138|110105194912310020|建设路/);
    await ask("ReprintReceipt", { case: FIRST });
    t.equal(papers()!.length, 2);
    t.match(JSON.stringify(papers()![0]!.page), "补打");
  },
);

t.test("a case without a printer says so, and on-the-spot work is on paper as done", async (t) => {
  const { ask, found } = await hallWithCases(t, false);
  await ask("OpenCase", { items: ["copy"], paper: true });
  t.equal(found().receipt, "failed");
  t.equal(found().ending, "finished");
});

t.test("a restart in the middle leaves every case as it was, and the ledger tells nobody who came", async (t) => {
  const { hall, ask, found } = await hallWithCases(t);
  await ask("OpenCase", { items: ["pension"], paper: true, contact });
  await ask("HandOffCase", { case: FIRST });
  const before = structuredClone(found());
  await hall.restart();
  t.same(found(), before);
  await ask("TakeCase", { case: FIRST });
  t.equal(found().steps[0]!.state, "taken");
  t.same(hall.daemon.core.sealedUnder(found().person!), contact);
  const files = readdirSync(hall.folder).filter((name) => /ledger|snapshot|sqlite|db/i.test(name));
  t.ok(files.length > 0);
  const all = files.map((name) => readFileSync(join(hall.folder, name), "utf8")).join("");
  t.match(all, "CaseTaken");
  t.notMatch(all, /张秀兰|13812345678|110105194912310020|建设路/);
});

t.test("the link of a case opens that case and nothing else", async (t) => {
  const [key, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
  const links = caseLinks(key);
  const token = links.tokenOf(FIRST);
  t.equal(links.nameIn(token), FIRST);
  t.equal(links.nameIn(token.replace("0001", "0002")), undefined);
  t.equal(caseLinks(other).nameIn(token), undefined);
  t.equal(ticketLinks(key).nameIn(token), undefined, "also where a ticket has the same name");
});
