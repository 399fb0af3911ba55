// What a hall puts on its screens, at the doors: pictures and videos that a manager lays there, what the rules say of them, and
// who is likely to be called next.
import t from "tap";
import { checker } from "../src/base/check.ts";
import { HallRules } from "../src/hall/rules/rules.ts";
import { screenProblems, screenView } from "../src/hall/rules/screen-rules.ts";
import { serviceView } from "../src/hall/views/views.ts";
import { hallWith, take } from "./given-when-then.ts";
import { Wire } from "./people-wire-hall.ts";

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(60, 1)]);
const MP4 = Buffer.concat([Buffer.from("00000018", "hex"), Buffer.from("ftypisom"), Buffer.alloc(60, 2)]);

t.test("a manager lays pictures and videos there, everybody may see them, and nothing else gets in", async (t) => {
  const wire = await Wire.open();
  t.teardown(() => wire.close());
  const authorization = `Bearer ${await wire.token("manager")}`;
  const put = (name: string, payload: Buffer, type: string, headers: object = { authorization }) =>
    wire.app.inject({
      method: "PUT",
      url: `/api/v1/media/${name}`,
      headers: { ...headers, "content-type": type },
      payload,
    });
  t.equal((await put("poster.png", PNG, "image/png")).statusCode, 204);
  t.equal((await put("film.mp4", MP4, "video/mp4")).statusCode, 204);
  const seen = await wire.app.inject({ method: "GET", url: "/media/poster.png" });
  t.match(seen.headers["content-type"], "image/png");
  t.same(seen.rawPayload, PNG);
  const part = await wire.app.inject({ method: "GET", url: "/media/film.mp4", headers: { range: "bytes=4-7" } });
  t.match(part, { statusCode: 206, body: "ftyp" }, "a player may ask for parts");
  t.equal((await put("page.png", Buffer.from("<svg onload=alert(1)>"), "image/png")).statusCode, 400);
  t.equal((await put("film.png", MP4, "image/png")).statusCode, 400, "a name that says something else");
  t.equal((await put("..%2fkey.png", PNG, "image/png")).statusCode, 400);
  t.equal((await put("large.png", Buffer.concat([PNG, Buffer.alloc(16_000_000)]), "image/png")).statusCode, 413);
  t.equal((await put("mine.png", PNG, "image/png", {})).statusCode, 401);
  t.equal((await put("text.png", PNG, "text/html")).statusCode, 415);
  const list = () => wire.app.inject({ method: "GET", url: "/api/v1/media", headers: { authorization } });
  t.same((await list()).json().media, [
    { file: "film.mp4", bytes: MP4.length },
    { file: "poster.png", bytes: PNG.length },
  ]);
  await wire.app.inject({ method: "DELETE", url: "/api/v1/media/film.mp4", headers: { authorization } });
  t.equal((await wire.app.inject({ method: "GET", url: "/media/film.mp4" })).statusCode, 404);
});

t.test("a poster goes after its last day, and a day that there is not is refused", (t) => {
  const { properties } = HallRules;
  const media = [
    { file: "a.png", seconds: 10, to: "2026-11-20" },
    { file: "b.png", seconds: 10, to: "2026-11-21" },
  ];
  const checked = checker(properties.screen, { fillDefaults: true })({ media });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  t.same(screenView(checked.value, "2026-11-21").media, [{ file: "b.png", seconds: 10 }]);
  t.same(screenProblems({ ...checked.value, media: [{ file: "a.png", seconds: 9, to: "2026-02-30" }] }).length, 1);
  t.match(checker(properties.screen)({ ...checked.value, media: [{ file: "../key", seconds: 9 }] }), { ok: false });
  t.end();
});

t.test(
  "the board names who is likely to be called next: class before turn, two of them, nobody when nobody waits",
  (t) => {
    const told = hallWith({});
    const service = [...told.hall.services.keys()][0]!;
    t.equal(serviceView(told.hall, service)?.next, undefined);
    told.given(take(service), 0, take(service), 0, take(service, { class: "green" }));
    t.same(serviceView(told.hall, service)?.next, ["A003", "A001"]);
    t.end();
  },
);
