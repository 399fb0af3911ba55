// `tidehall codec` as a technician uses it: what was captured comes in as hexadecimal, and every document's example goes
// there and back.
import { readFileSync } from "node:fs";
import t from "tap";
import { protocolNames } from "../src/daemon/cli/codecs.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";

const run = async (...args: string[]) => {
  const said = { out: [] as string[], err: [] as string[] };
  const terminal = {
    isTerminal: false,
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
  };
  const code = await runCommandLine(["codec", ...args], terminal);
  return { code, out: said.out.join("\n"), err: said.err.join("\n") };
};

t.test("a captured frame becomes JSON, noise included, and the JSON becomes the same bytes", async (t) => {
  const status = "FD 00 02 21 DE";
  const { out, code } = await run("decode", "syn6288", `77 ${status.toLowerCase()}`, "41 4F", "--json");
  t.equal(code, 0);
  const read = JSON.parse(out);
  t.same(read.frames, [{ kind: "status" }, { kind: "accepted" }, { kind: "idle" }]);
  t.match(read.discarded, [{ hex: "77", reason: String }]);
  t.equal((await run("encode", "syn6288", JSON.stringify(read.frames))).out, `${status} 41 4F`);
  t.equal((await run("encode", "syn6288", JSON.stringify(read.frames[0]))).out, status);
  t.same(JSON.parse((await run("encode", "syn6288", '{"kind":"status"}', "--json")).out), { hex: status });
});

t.test("without --json each frame is a line with its fields named", async (t) => {
  const { out } = await run("decode", "modbus-rtu", "01 05 00 00 FF 00 8C 3A 55");
  const [first, second] = out.split("\n");
  t.match(first, /^frame +.*1/);
  t.match(second, /^discarded +55 /);
});

t.test("what is wrong with a frame is said field by field, and only about the message that was meant", async (t) => {
  const { code, err } = await run("encode", "onbon", '{"kind":"setBrightness","to":1,"level":77}');
  t.equal(code, 1);
  t.match(err, /level.*77/);
  t.notMatch(err, /kind/, "not about every other message");
  t.match(err, /FRAME_INVALID/);
  t.match(await run("encode", "onbon", '{"kind":"sing"}'), {
    code: 1,
    err: /\/kind is "sing", expected one of .*ping/,
  });
});

t.test("a wrong command line says what was expected", async (t) => {
  t.match(await run("decode", "morse", "00"), { code: 2, err: /morse.*expected one of escpos/ });
  t.match(await run("decode", "sdt", "0G"), { code: 2, err: /"0G" is not hexadecimal/ });
  t.match(await run("encode", "sdt", "{"), { code: 2, err: /not JSON/ });
  t.match(await run("translate", "sdt"), { code: 2, err: /decode or encode/ });
  t.match(await run("decode", "sdt", "00", "--template", "x.json"), { code: 2, err: /--template/ });
  t.match(await run("decode", "template", "00", "--template", "/nowhere/x.json"), {
    code: 1,
    err: /CONFIG_UNREADABLE/,
  });
});

t.test("a frame that is nearly right is told what is wrong with it, and nothing about other frames", async (t) => {
  const told = async (frame: object) => (await run("encode", "modbus-rtu", JSON.stringify(frame))).err;
  const request = { kind: "readCoils", address: 1, direction: "request", start: 0 };
  t.match(
    await told({ ...request, quantity: 99_999 }),
    "cannot be encoded: /quantity is 99999, expected to be <= 2000.",
  );
  t.match(await told(request), "cannot be encoded: /quantity is missing, expected a value.");
  t.match(
    await told({ kind: "readAll" }),
    /cannot be encoded: \/kind is "readAll", expected one of readCoils, readInputs, \w/,
  );
});

const EXAMPLE = /```json[^\n]*\n[^`]+```\s+```hex\n([^`]+)```/g;
/** The suites of the protocols take all; a command compiles its schema anew each time. */
const EXAMPLES_MAX = 15;
const DOCUMENTS: Readonly<Record<string, string>> = {
  syn6658: "fd-tts",
  xfs5152: "fd-tts",
  "modbus-rtu": "modbus",
  "modbus-tcp": "modbus-tcp",
  "escpos-status": "escpos",
};

for (const name of protocolNames) {
  t.test(`${name}: the examples of its document go there and back`, async (t) => {
    const text = readFileSync(`docs/protocols/${DOCUMENTS[name] ?? name}.md`, "utf8");
    const examples: { readonly frames: readonly unknown[]; readonly hex: string }[] = [];
    for (const [, hex = ""] of [...text.matchAll(EXAMPLE)].slice(0, EXAMPLES_MAX)) {
      const { frames, discarded } = JSON.parse((await run("decode", name, hex, "--json")).out);
      if (discarded.length > 0) continue; // One document may serve two chips, or both directions.
      examples.push({ frames, hex: hex.trim().split(/\s+/).join(" ").toUpperCase() });
    }
    t.ok(examples.length > 0, `${examples.length} examples`);
    // All at once: a command holds frames against its protocol's schema, which takes longer to prepare than to use.
    const again = await run("encode", name, JSON.stringify(examples.flatMap(({ frames }) => frames)));
    t.equal(again.out, examples.map(({ hex }) => hex).join(" "));
  });
}
