// Ten thousand wrong messages to both doors, and the documents that describe them held against the code.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import t, { type Test } from "tap";
import { checker } from "../src/base/check.ts";
import { endpoints } from "../src/daemon/http/endpoints.ts";
import { openApiDocument } from "../src/daemon/http/openapi.ts";
import { problemCodes, statusOf } from "../src/daemon/http/problem.ts";
import { asyncApiDocument } from "../src/daemon/websocket/asyncapi.ts";
import { snapshotText } from "../src/hall/snapshot.ts";
import { clientFrames, ProblemDetails } from "../src/protocols/api/frames.ts";
import {
  argumentsOf,
  isOperation,
  type OperationName,
  operations,
  topicReaders,
} from "../src/protocols/api/operations.ts";
import { branches } from "../src/protocols/mqtt/topics.ts";
import { inTime, type Page, Wire } from "./people-wire-hall.ts";
import { fc } from "./search.ts";

const SEED = 20261121;
const names = Object.keys(operations) as OperationName[];

const open = async (t: Test): Promise<Wire> => {
  const wire = await Wire.open();
  t.teardown(() => wire.close());
  return wire;
};

/** Puts some people into the hall, so that there is something to break. */
const populate = async ({ hall }: Wire): Promise<string> => {
  const by = { role: "clerk", id: "1001" } as const;
  await hall.submit({ id: "open", kind: "OpenWindow", args: { window: "1" }, by });
  for (const id of ["one", "two", "three"])
    await hall.submit({ id, kind: "TakeTicket", args: { service: "general" }, by });
  await hall.submit({ id: "call", kind: "CallNext", args: { window: "1" }, by });
  return snapshotText(hall.hall);
};

const checks = Object.fromEntries(names.map((name) => [name, checker(argumentsOf(name))]));
const frameChecks = Object.fromEntries(Object.entries(clientFrames).map(([name, schema]) => [name, checker(schema)]));

/** Would be understood; such a frame may do something and proves nothing here. */
const isGood = (frame: unknown): boolean => {
  const { t, op, args } = (frame ?? {}) as Record<string, unknown>;
  if (typeof t !== "string" || !frameChecks[t]?.(frame).ok) return false;
  return t !== "cmd" || (isOperation(String(op)) && checks[String(op)]!(args).ok);
};

interface Target {
  readonly path: string;
  /** Of an operation's arguments. */
  readonly check?: (args: unknown) => { readonly ok: boolean };
}

/** Some operations ask for nothing, or for nothing but what the path says. */
const isGoodBody = ({ path, check }: Target, payload: string): boolean => {
  const inPath = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, "nowhere"]));
  try {
    const body: unknown = payload === "" ? {} : JSON.parse(payload);
    return check?.({ ...(body as object), ...inPath }).ok ?? false;
  } catch {
    return false;
  }
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, "", 0, -1, 1e300, true, [], {}, "1".repeat(300), "窗口", "__proto__", { $gt: "" }),
  fc.jsonValue(),
);
const goodArgs = fc.constantFrom<Record<string, unknown>>(
  { window: "1" },
  { service: "general" },
  { ticket: "20261121-A001" },
  { window: "1", ticket: "20261121-A001" },
  { reason: "x" },
);
const field = fc.constantFrom("window", "service", "ticket", "reason", "services", "extra", "constructor");
const badArgs = fc.oneof(
  odd,
  fc.tuple(goodArgs, field, odd).map(([args, name, value]) => ({ ...args, [name]: value })),
);
const frames = fc.oneof(
  fc.record(
    {
      t: fc.constantFrom("cmd", "hello", "seen", "CMD", "toString"),
      id: fc.oneof(fc.integer(), odd),
      op: fc.oneof(fc.constantFrom(...names), fc.string()),
      args: badArgs,
      key: fc.oneof(fc.uuid(), odd),
      ifSeq: odd,
    },
    { requiredKeys: [] },
  ),
  odd,
);
const wrongTexts = fc.oneof(
  fc.string(),
  frames.filter((frame) => !isGood(frame)).map((frame) => JSON.stringify(frame)),
  frames.map((frame) => JSON.stringify(frame).slice(0, -1)),
);

/** One fewer than a connection is allowed. */
const FRAMES_PER_CONNECTION = 19;

t.test("seven thousand malformed frames are each answered, and change nothing", async (t) => {
  const wire = await (await open(t)).listen();
  const before = await populate(wire);
  const [auth, witness] = [await wire.token("manager"), await wire.page({ sub: ["board"] })];
  const texts = fc.sample(wrongTexts, { numRuns: 7000, seed: SEED });
  const check = checker(ProblemDetails);
  const talk = async (page: Page, said: readonly string[]) => {
    for (const text of said) page.send(text);
    for (const text of said) {
      const result = await page.next("res");
      if (result.ok || !check(result.problem).ok || !result.problem.problems?.length)
        t.fail(`${text} → ${JSON.stringify(result)}`);
    }
    page.socket.terminate();
  };
  for (let from = 0; from < texts.length; from += FRAMES_PER_CONNECTION)
    await talk(await wire.page({ auth }), texts.slice(from, from + FRAMES_PER_CONNECTION));
  t.equal(wire.counts.of("websocket", "malformed"), 7000);
  t.equal(snapshotText(wire.hall.hall), before);
  t.equal(witness.socket.readyState, witness.socket.OPEN);
  const page = await wire.page({ auth });
  t.match(await inTime("an answer", page.ask("recall", { window: "2" })), {
    ok: false,
    problem: { code: "window-closed" },
  });
});

t.test("three thousand malformed bodies are each answered, and change nothing", async (t) => {
  const wire = await open(t);
  const before = await populate(wire);
  const authorization = `Bearer ${await wire.token("manager")}`;
  const targets: Target[] = [
    ...names.map((name) => ({ path: operations[name].path, check: checks[name]! })),
    ...Object.values(endpoints).filter((endpoint) => "body" in endpoint),
  ];
  const bodies = fc
    .tuple(
      fc.constantFrom(...targets),
      fc.oneof(
        wrongTexts,
        badArgs.map((args) => JSON.stringify(args) ?? ""),
      ),
    )
    .filter(([target, payload]) => !isGoodBody(target, payload))
    .map(([{ path }, payload]) => [path, payload] as const);
  const check = checker(ProblemDetails);
  for (const [path, payload] of fc.sample(bodies, { numRuns: 3000, seed: SEED })) {
    const headers = { authorization, "idempotency-key": "fuzz-fuzz-fuzz", "content-type": "application/json" };
    const url = `/api/v1${path.replace(/:\w+/g, "nowhere")}`;
    const answer = await wire.app.inject({ method: "POST", url, payload, headers });
    const isProblem = answer.statusCode < 500 && check(answer.json()).ok;
    if (answer.statusCode >= 300 && !isProblem) t.fail(`${url} ${payload} → ${answer.statusCode} ${answer.body}`);
  }
  t.equal(snapshotText(wire.hall.hall), before);
  t.ok(wire.counts.of("http", "malformed") > 1500, `${wire.counts.of("http", "malformed")} were malformed`);
  t.equal((await wire.app.inject("/api/v1/board")).statusCode, 200);
});

const refsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const here = "$ref" in value && typeof value.$ref === "string" ? [value.$ref] : [];
  return [...here, ...Object.values(value).flatMap(refsIn)];
};

const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");

const resolve = (document: object, ref: string): unknown =>
  ref
    .slice(2)
    .split("/")
    .map(unescaped)
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], document);

const asJson = (document: object) => JSON.parse(JSON.stringify(document));

const ajv = new Ajv2020({ strict: false });

const compiles = (schema: object): boolean => typeof ajv.compile(schema) === "function";

t.test(
  "the OpenAPI document names every operation, right and problem, and its references lead somewhere",
  async (t) => {
    const document = asJson(openApiDocument());
    for (const ref of refsIn(document)) t.ok(resolve(document, ref), ref);
    const entries = Object.values<Record<string, Record<string, unknown>>>(document.paths).flatMap((path) =>
      Object.values(path),
    );
    const byId = new Map(entries.map((entry) => [entry.operationId, entry]));
    t.equal(byId.size, entries.length, "ids are unique");
    for (const name of names) {
      const { path, roles, kind } = operations[name];
      t.same(byId.get(name)?.["x-roles"], roles, name);
      const { properties, required } = document.components.schemas[kind];
      for (const [, field] of path.matchAll(/:(\w+)/g))
        t.notOk(field! in properties || required.includes(field), `${name} ${field}`);
    }
    for (const [name, { roles }] of Object.entries(endpoints)) t.same(byId.get(name)?.["x-roles"], roles, name);
    for (const code of problemCodes)
      t.ok(document.components.responses[`Problem${statusOf(code)}`].description.includes(`\`${code}\``), code);
    for (const [name, schema] of Object.entries<object>(document.components.schemas)) t.ok(compiles(schema), name);
  },
);

t.test("the AsyncAPI document names every frame, operation and topic, and its references lead somewhere", async (t) => {
  const document = asJson(asyncApiDocument());
  for (const ref of refsIn(document)) t.ok(resolve(document, ref), ref);
  for (const name of names) {
    t.match(
      document.operations[name],
      { action: "receive", reply: { messages: [{}] }, "x-roles": operations[name].roles },
      name,
    );
    const { payload } = document.components.messages[`cmd-${name}`];
    const frame = { t: "cmd", id: 1, op: name, args: {}, key: "abcdefgh" };
    t.equal(ajv.validate(payload, frame), checks[name]!({}).ok, name);
  }
  const addresses = Object.values<{ address: string }>(document.channels).map(({ address }) => address);
  for (const branch of branches) t.ok(addresses.includes(`hall/1/{hall}/dev/{device}/${branch}`), branch);
  for (const [name, { payload }] of Object.entries<{ payload: object }>(document.components.messages))
    t.ok(compiles(payload), name);
  for (const channel of Object.values<{ parameters: object; address: string }>(document.channels))
    t.same(
      Object.keys(channel.parameters),
      [...channel.address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
});

const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows].join("\n");

/** Topics of which there is one for each. */
const whoseTopic = { desk: "/<window>", pad: "/<device>" } as const;

const tables: Readonly<Record<string, string>> = {
  operations: table(
    ["operation", "REST", "roles"],
    names.map((name) => row(`\`${name}\``, `\`POST ${operations[name].path}\``, operations[name].roles.join(", "))),
  ),
  endpoints: table(
    ["REST besides", "what", "roles"],
    Object.values(endpoints).map(({ method, path, summary, roles }) =>
      row(`\`${method} ${path}\``, summary, roles.join(", ")),
    ),
  ),
  topics: table(
    ["topic", "readers"],
    Object.entries(topicReaders).map(([name, roles]) =>
      row(`\`${name}${whoseTopic[name as keyof typeof whoseTopic] ?? ""}\``, roles.join(", ")),
    ),
  ),
};

t.test("the tables in the description of the wire are those of the code", async (t) => {
  const text = readFileSync(new URL("../docs/protocols/hall-v1.md", import.meta.url), "utf8");
  for (const [name, wanted] of Object.entries(tables)) {
    const found = text.split(`<!-- ${name} -->\n`)[1]?.split(`\n<!-- /${name} -->`)[0];
    t.equal(found, wanted, `${name}: put this between the marks\n${wanted}`);
  }
});
