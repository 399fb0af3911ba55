// The hall on the map of services: what anybody may know before setting out, in the words of schema.org.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import { systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import { ownTicketView } from "../src/hall/views/own-ticket.ts";
import { serviceMap } from "../src/hall/views/service-map.ts";
import { hallWith, type RulesChange, take } from "./given-when-then.ts";
import { defaultConfig } from "./one-process-hall.ts";

const weekdays = [1, 2, 3, 4, 5];
const office: RulesChange = {
  sessions: [
    { id: "morning", name: "上午", days: weekdays, from: "08:30", to: "12:00" },
    { id: "afternoon", name: "下午", days: weekdays, from: "13:30", to: "17:30" },
  ],
  place: {
    address: "镇政府一楼",
    latitude: 29.4,
    longitude: 114.6,
    telephone: "0715-0380005",
    complaintTelephone: "0715-0380000",
  },
  holidays: ["2026-12-25"],
  makeUpDays: [{ date: "2026-12-26" }],
  extraHours: [
    {
      id: "late",
      name: "延时",
      from: "2026-12-01",
      to: "2026-12-01",
      session: "afternoon",
      opens: "17:30",
      closes: "18:30",
    },
  ],
};
const calendar = calendarOf("Asia/Shanghai");
const when = (text: string) => calendar.moment(Date.parse(`2026-11-${text}+08:00`));

t.test(
  "[S7] the map says where the hall is, when it is open, and which coming days are unlike the others",
  async (t) => {
    const { hall } = hallWith(office).given("09:00");
    const map = serviceMap(hall, when("23T09:00"), {});
    t.match(map, {
      "@type": "GovernmentOffice",
      name: "便民服务中心",
      address: "镇政府一楼",
      geo: { latitude: 29.4, longitude: 114.6 },
      telephone: "0715-0380005",
      contactPoint: { contactType: "complaints", telephone: "0715-0380000" },
      "tidehall:isOpen": true,
    });
    t.match(map.openingHoursSpecification[0], { opens: "08:30", closes: "12:00", dayOfWeek: ["Monday", "Tuesday"] });
    t.strictSame(
      map.specialOpeningHoursSpecification.map(({ validFrom, opens, closes }) => [validFrom, opens, closes]),
      [
        ["2026-12-01", "08:30", "12:00"],
        ["2026-12-01", "13:30", "18:30"],
        ["2026-12-25", "00:00", "00:00"],
        ["2026-12-26", "08:30", "12:00"],
        ["2026-12-26", "13:30", "17:30"],
      ],
    );
    t.equal(serviceMap(hall, when("23T12:30"), {})["tidehall:isOpen"], false, "at lunch");
  },
);

t.test("[S7] it says what is done there, what to bring, how many wait, how long, and where to book", async (t) => {
  const services = [
    { id: "civil", name: "民政", prefix: "A", bring: "身份证", bringEn: "ID card", detail: "救助" },
    { id: "tax", name: "税务", prefix: "B" },
  ];
  const appointments = { slots: [{ from: "08:30", to: "12:00", services: ["civil"] }] };
  const { hall } = hallWith({ services, appointments }).given(take("civil"), take("civil"));
  const map = serviceMap(hall, when("23T09:00"), { civil: { minutes: 12, from: 8, to: 20 } });
  t.match(map.hasOfferCatalog.itemListElement, [
    {
      "@type": "GovernmentService",
      name: "民政",
      description: "救助",
      "tidehall:bring": "身份证",
      "tidehall:bringEn": "ID card",
      "tidehall:waiting": 2,
      "tidehall:waitMinutes": 12,
      potentialAction: { "@type": "ReserveAction", target: "/book" },
    },
    { name: "税务", "tidehall:waiting": 0 },
  ]);
  const own = ownTicketView(hall, "20261123-A001", when("23T09:00"));
  t.match(own, { bring: "身份证", bringEn: "ID card" }, "the phone of whoever has a number too");
  t.notOk("potentialAction" in map.hasOfferCatalog.itemListElement[1]!);
  t.notMatch(JSON.stringify(map), /A001|2026\d{4}-/, "no number and no ticket");
});

t.test(
  "[S7] any site may read the map from a hall at work; how it stands beside its document is for its manager",
  async (t) => {
    const base = defaultConfig();
    const folder = mkdtempSync(join(tmpdir(), "tidehall-map-"));
    const config = { ...base, http: { ...base.http, port: 0 }, mqtt: { ...base.mqtt, port: 0 } };
    const options = { config, configFile: "hall.json", clock: systemClock(), random: systemRandom(), log: silentLog() };
    const daemon = await startDaemon({ ...options, folder, demo: { crowd: {} as never } });
    t.teardown(async () => {
      await daemon.stop();
      rmSync(folder, { recursive: true });
    });
    const api = `${daemon.address}/api/v1`;
    const map = await fetch(`${api}/service-map`, { headers: { origin: "https://county.example.cn" } });
    t.equal(map.headers.get("access-control-allow-origin"), "*");
    t.equal(map.headers.get("cross-origin-resource-policy"), "cross-origin");
    t.match(await map.json(), { "@context": ["https://schema.org"], name: base.hall.name, telephone: /^0715/ });
    t.equal(
      (await fetch(`${api}/board`)).headers.get("access-control-allow-origin"),
      null,
      "nothing else is for other sites",
    );
    t.equal((await fetch(`${api}/standard`)).status, 401);
    const post = { method: "POST", headers: { "content-type": "application/json" }, body: '{"role":"manager"}' };
    const { token } = (await (await fetch(`${api}/demo/session`, post)).json()) as { token: string };
    const read = async (path: string) => {
      const answer = await fetch(`${api}/standard${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { status: answer.status, body: (await answer.json()) as { findings: { tag: string; is: string }[] } };
    };
    const own = await read("");
    t.match(own.body, { document: { id: "tongshan-town" } });
    t.strictSame(
      own.body.findings.filter(({ tag }) => tag === "T5").map(({ is }) => is),
      ["met", "met", "met"],
      "with the figures of its ledger",
    );
    t.match((await read("/shizhong-town-basic")).body, { next: { id: "shizhong-town-standard" } });
    t.equal((await read("/nowhere")).status, 404);
  },
);
