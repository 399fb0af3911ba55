// What visitors read of whoever sits at a window (亮牌上岗): the card on the public board, and the photograph.
import t from "tap";
import { windowView } from "../src/hall/views/views.ts";
import { askLeave, byClerk, hallWith, open } from "./given-when-then.ts";
import { Wire } from "./people-wire-hall.ts";

const card = { name: "李敏", unit: "民政局", title: "科员", number: "MZ-07", telephone: "0797-2345678" };

t.test(
  "a window shows unit, name, title, number and telephone of its clerk, and for whom they stand in [G3] [N3]",
  async (t) => {
    const hall = hallWith({
      staff: [
        { id: "7", ...card, windows: ["w1"], deputies: ["8"] },
        { id: "8", name: "王芳", windows: ["w2"] },
      ],
    });
    hall.given(byClerk("7", open("w1")));
    t.same(windowView(hall.hall, "w1")?.clerk, { id: "7", ...card });
    const away = hallWith({
      staff: [
        { id: "7", ...card, windows: ["w1"], deputies: ["8"] },
        { id: "8", name: "王芳", windows: ["w2"] },
      ],
    }).given(askLeave({ staff: "7", reason: "培训" }), 0, byClerk("8", open("w1")));
    t.same(windowView(away.hall, "w1")?.clerk, { id: "8", name: "王芳", number: "8", standsInFor: "李敏" });
  },
);

const JPEG = Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(60, 1)]);

t.test(
  "a manager puts a photograph there, everybody sees it, and without one the name stands in its place [G3]",
  async (t) => {
    const wire = await Wire.open();
    t.teardown(() => wire.close());
    const authorization = `Bearer ${await wire.token("manager")}`;
    const put = (picture: Buffer) =>
      wire.app.inject({
        method: "PUT",
        url: "/api/v1/staff/1001/photo",
        headers: { authorization },
        payload: { picture: picture.toString("base64") },
      });
    const seen = () => wire.app.inject({ method: "GET", url: "/photos/1001" });
    const initials = await seen();
    t.match(initials.headers["content-type"], "image/svg+xml");
    t.match(initials.body, /<text[^>]*>.{1,2}<\/text>/u);
    t.equal((await put(JPEG)).statusCode, 204);
    t.match(await seen(), { statusCode: 200, headers: { "content-type": "image/jpeg" } });
    t.same((await seen()).rawPayload, JPEG);
    const noPicture = await put(Buffer.from("<svg onload=alert(1)>"));
    t.match(noPicture.json(), {
      code: "malformed",
      problems: [{ path: "/picture", expected: "a JPEG or PNG picture" }],
    });
    t.equal((await put(Buffer.concat([JPEG, Buffer.alloc(200_000)]))).statusCode, 400, "and none that is too large");
    t.same((await seen()).rawPayload, JPEG, "neither has changed anything");
    t.equal((await wire.app.inject({ method: "GET", url: "/photos/..%2fkey" })).statusCode, 404);
    await wire.app.inject({ method: "DELETE", url: "/api/v1/staff/1001/photo", headers: { authorization } });
    t.match((await seen()).headers["content-type"], "image/svg+xml");
  },
);
