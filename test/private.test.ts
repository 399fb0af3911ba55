// Who somebody is: taken out of every command on the way in, sealed beside the chain, purged when nothing needs it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { hiddenMarks } from "../src/base/personal-marks.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { CommandRequest } from "../src/daemon/hall-port.ts";
import { Ledger, type PersonRow } from "../src/daemon/ledger/ledger.ts";
import { confiding } from "../src/daemon/persons/confiding.ts";
import { personRegister } from "../src/daemon/persons/persons.ts";
import { sealWith } from "../src/daemon/persons/sealing.ts";
import { MemoryLedger, SEALED, SEALED_CONTACT, Wire } from "./people-wire-hall.ts";

const KEY = Buffer.alloc(32, 7);
const TELEPHONE = "13812345678";
const by = { role: "staff", id: "1001" } as const;

const openBook = (folder: string) => {
  const random = seededRandom(3);
  const clock = new VirtualClock(Date.parse("2026-11-23T01:00:00Z"));
  const ledger = Ledger.open({ folder, hall: "h", newEpoch: () => "e" });
  t.teardown(() => ledger.close());
  const seal = sealWith(KEY, random);
  const confide = confiding({ register: personRegister({ ledger, key: KEY, random, clock }), ledger, seal, clock });
  return { ledger, seal, confide, now: () => clock.now() };
};

const ask = (args: Record<string, unknown>): CommandRequest =>
  ({ id: "desk:1", kind: "TransferTicket", args: { window: "1", ...args }, by }) as unknown as CommandRequest;

t.test("a name, a telephone and what was said leave a command, and only the hall's key brings them back", async (t) => {
  const folder = t.testdir();
  const { ledger, seal, confide, now } = openBook(folder);
  const said = { contact: { name: "张秀兰", telephone: TELEPHONE }, words: "窗口说材料不齐" };
  const { request, confided } = confide(ask(said));
  const { person, words } = request.args as unknown as { person: string; words: string };
  t.notMatch(JSON.stringify(request), /张秀兰|138|材料/);
  ledger.commit({ events: [], commands: [], ...confided });
  t.same(seal.open(ledger.sealedUnder(person)!), said.contact);
  t.equal(seal.open(ledger.sealedUnder(words)!), said.words);
  t.equal(sealWith(Buffer.alloc(32), seededRandom(1)).open(ledger.sealedUnder(person)!), undefined, "another key");
  const moved = confide(ask({ contact: { telephone: TELEPHONE, address: "新庄村" } }));
  ledger.commit({ events: [], commands: [], ...moved.confided });
  t.same(
    seal.open(ledger.sealedUnder(person)!),
    { ...said.contact, address: "新庄村" },
    "and what is known only grows",
  );
  const later = confide(ask({ contact: { telephone: "138 1234 5678" } })).request.args as { person?: string };
  t.equal(later.person, person, "found again");
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  for (const secret of [TELEPHONE, Buffer.from("张秀兰").toString("latin1")])
    t.notOk(
      files.some((text) => text.includes(secret)),
      "and no file of the ledger has it",
    );
  ledger.forget(0, now() + 1, { refs: [person], at: now() + 2 });
  t.ok(ledger.sealedUnder(person), "what is still needed stays");
  t.equal(ledger.sealedUnder(words), undefined, "the rest is purged");
  ledger.forget(0, now() + 9);
  t.equal(ledger.sealedUnder(person), undefined);
});

t.test(
  "the same words under the same command are the same command; a client's own reference counts for nothing",
  async (t) => {
    const { confide } = openBook(t.testdir());
    t.same(confide(ask({ words: "慢" })).request, confide(ask({ words: "慢" })).request);
    t.equal((confide(ask({ person: "somebody-else" })).request.args as { person?: string }).person, undefined);
    const taken = { kind: "TakeTicket", args: { service: "civil", person: "110105194912310020" }, by } as const;
    const { request, confided } = confide(taken);
    t.match(confided.persons, [{ ref: (request.args as { person: string }).person } as Partial<PersonRow>]);
    t.same(confided.sealed, [], "of whoever only takes a number a mask is enough");
  },
);

t.test("staff read who somebody is one at a time, and each look is on record before it is answered", async (t) => {
  const ledger = new MemoryLedger();
  const wire = await Wire.open({ ledger });
  t.teardown(() => wire.close());
  const read = async (role: "staff" | "kiosk", ref: string) => {
    const authorization = `Bearer ${await wire.token(role)}`;
    return wire.app.inject({ method: "POST", url: `/api/v1/private/${ref}/read`, headers: { authorization } });
  };
  t.same((await read("staff", SEALED)).json(), { contact: SEALED_CONTACT });
  t.match(ledger.events.at(-1), { kind: "PrivateRead", data: { ref: SEALED } });
  const before = ledger.events.length;
  t.equal((await read("staff", "nobody-was-sealed-here")).statusCode, 404);
  t.equal((await read("kiosk", SEALED)).statusCode, 403);
  t.equal(ledger.events.length, before, "and who sees nothing leaves no trace");
});

t.test("a number that finds a person is hidden in what staff write", async (t) => {
  t.equal(hiddenMarks("张某 110105194912310020，电话138-1234-5678"), `张某 ${"*".repeat(18)}，电话${"*".repeat(13)}`);
  const innocent = "A012号，2026-11-23 09:30，受理编号 20261123000015，金额 12345678901";
  t.equal(hiddenMarks(innocent), innocent);
  t.match(confiding(neverAsked)(ask({ note: `他的号码 ${TELEPHONE}` })).request.args, {
    note: `他的号码 ${"*".repeat(11)}`,
  });
  t.same((confiding(neverAsked)(ask({ papers: [`电话 ${TELEPHONE}`] })).request.args as { papers?: unknown }).papers, [
    `电话 ${"*".repeat(11)}`,
  ]);
});

const neverAsked = {} as Parameters<typeof confiding>[0];
