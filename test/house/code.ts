// What may not stand in code: a clock of one's own, an unchecked type, state that nobody owns, a silenced warning.
import ts from "typescript-5";
import { isUnder, nodesOf, placeOf, type Rule, type Source } from "./tree.ts";

/** The only files that may read the machine's clock, set its timers or draw its random numbers. */
const AMBIENT_ALLOWED = new Set([
  "src/base/clock.ts",
  "src/base/virtual-clock.ts",
  "src/daemon/main.ts",
  "src/web/wire/browser.ts",
]);
const AMBIENT_MEMBERS = new Set(["Date.now", "Math.random", "performance.now", "process.hrtime", "process.uptime"]);
const TIMERS = new Set(["setTimeout", "setInterval", "setImmediate"]);
const AMBIENT_MODULES = new Set(["node:timers", "node:timers/promises", "node:perf_hooks"]);
const GLOBALS = new Set(["globalThis", "window", "self"]);

/** Scripts are tools of the checkout and run before there is a Clock. */
const isOfTheHouse = ({ path }: Source): boolean => isUnder(path, "src", "hardware-sim", "bench", "test");

const isGlobalName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return GLOBALS.has(parent.expression.getText());
  return !ts.isPropertySignature(parent) && !ts.isMethodDeclaration(parent) && !ts.isPropertyAssignment(parent);
};

const ambientIn = (node: ts.Node): string | undefined => {
  if (ts.isIdentifier(node) && TIMERS.has(node.text) && isGlobalName(node)) return node.text;
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return "new Date()";
  if (ts.isCallExpression(node) && node.expression.getText() === "Date") return "Date()";
  if (ts.isImportDeclaration(node) && AMBIENT_MODULES.has((node.moduleSpecifier as ts.StringLiteral).text)) {
    return node.moduleSpecifier.getText();
  }
  const member = ts.isPropertyAccessExpression(node) ? node.getText().replace(/^(globalThis|window|self)\./, "") : "";
  return AMBIENT_MEMBERS.has(member) ? member : undefined;
};

const ambientUses = (source: Source): string[] =>
  nodesOf(source, (node): node is ts.Node => ambientIn(node) !== undefined).map(
    (node) => `${placeOf(source, node)} uses ${ambientIn(node)}; take a Clock or a Random as an argument`,
  );

/** The one file that may load fast-check: whoever else did would search another way with every run. */
const SEARCH = "test/search.ts";

const ownSearches = (source: Source): string[] =>
  source.path !== SEARCH && /^import .* from "fast-check"/m.test(source.text)
    ? [`${source.path} searches by chance`]
    : [];

const anyIn = (source: Source): string[] =>
  nodesOf(source, (node): node is ts.Node => node.kind === ts.SyntaxKind.AnyKeyword).map(
    (node) => `${placeOf(source, node)} says any`,
  );

/** Built from parts, so that this file does not silence anything itself. */
const SILENCER = new RegExp(`(@ts-(?:ignore|nocheck)|@ts-expect-error|${"biome"}-ignore\\S*(?: [\\w/]+)?)(.*)`, "g");
const REASON_CHARS_MIN = 10;

const isReasonable = (silencer: string, rest: string): boolean =>
  !/@ts-(ignore|nocheck)/.test(silencer) && rest.replace(/^[\s:]+/, "").length >= REASON_CHARS_MIN;

/** Comments only: a test may speak of a silencer in a string. */
const commentsOf = ({ text }: Source): string =>
  (text.match(/^\s*(?:\/\/|\*|\/\*).*$|\/\/ ?(?:@ts-|biome-).*$|\{\/\*.*\*\/\}/gm) ?? []).join("\n");

const silencersIn = (source: Source): string[] =>
  [...commentsOf(source).matchAll(SILENCER)]
    .filter(([, silencer = "", rest = ""]) => !isReasonable(silencer, rest))
    .map(([line]) => `${source.path}: ${line.trim()}`);

const looseStateIn = (source: Source): string[] =>
  source.ast.statements
    .filter(ts.isVariableStatement)
    .filter(({ declarationList }) => !(declarationList.flags & ts.NodeFlags.Const))
    .map((statement) => `${placeOf(source, statement)} keeps state in the module`);

const SWITCHED_OFF = /\bt\.(only|skip)\(|\b(only|skip): true\b/;

const switchedOffIn = ({ path, text }: Source): string[] =>
  text.split("\n").flatMap((line, at) => (SWITCHED_OFF.test(line) ? [`${path}:${at + 1} switches a test off`] : []));

/** A while that is over on this machine is not on a busy one. */
const HURRY = /\.(waitForTimeout|setDefault(?:Navigation)?Timeout)\(/g;

const hurriesIn = ({ path, text }: Source): string[] =>
  [...text.matchAll(HURRY)].map(
    ([, name]) => `${path} says ${name}; wait for what has to be seen, as long as it takes`,
  );

export const codeRules: readonly Rule[] = [
  {
    name: "time and chance are arguments",
    check: ({ sources }) =>
      sources.filter((source) => isOfTheHouse(source) && !AMBIENT_ALLOWED.has(source.path)).flatMap(ambientUses),
    bad: [
      { "src/daemon/a.ts": "const at = Date.now();" },
      { "src/daemon/a.ts": "const clock = { now: Date.now };" },
      { "src/daemon/a.ts": "const at = new Date();" },
      { "hardware-sim/a.ts": "setTimeout(() => {}, 5);" },
      { "test/a.test.ts": "await new Promise((done) => setImmediate(done));" },
      { "bench/a.ts": "const at = performance.now();" },
      { "src/web/kiosk/a.tsx": "window.setInterval(() => {}, Math.random());" },
      { "src/drivers/a.ts": 'import { setTimeout as sleep } from "node:timers/promises";' },
    ],
  },
  {
    name: "no type is any",
    check: ({ sources }) => sources.flatMap(anyIn),
    bad: [{ "src/hall/a.ts": "export const parse = (text: string): any => JSON.parse(text);" }],
  },
  {
    name: "a warning is silenced only with a reason",
    check: ({ sources }) => sources.flatMap(silencersIn),
    bad: [
      { "src/hall/a.ts": `// @ts-${"ignore"} because it is right anyhow\nconst a: number = b;` },
      { "src/hall/a.ts": `// @ts-${"expect-error"}\nconst a: number = b;` },
      { "src/hall/a.ts": `// ${"biome"}-ignore lint/style/noVar: ok\nvar a = 1;` },
    ],
  },
  {
    name: "no module keeps state of its own",
    check: ({ sources }) => sources.flatMap(looseStateIn),
    bad: [{ "src/hall/a.ts": "let count = 0;" }, { "hardware-sim/a.ts": "var count = 0;" }],
  },
  {
    name: "a search goes the same way with every change",
    check: ({ sources }) => sources.flatMap(ownSearches),
    bad: [{ "test/a.test.ts": 'import fc from "fast-check";' }],
  },
  {
    name: "a page under test is given the time it needs",
    check: ({ sources }) => sources.filter(({ path }) => isUnder(path, "test")).flatMap(hurriesIn),
    bad: [{ "test/a.test.ts": `await page.${"waitForTimeout"}(100);` }],
  },
  {
    name: "no test is switched off",
    check: ({ sources }) => sources.filter(({ path }) => /^test\/[^/]*\.test\.ts$/.test(path)).flatMap(switchedOffIn),
    bad: [{ "test/a.test.ts": `t.${"only"}("called once", async () => {});` }],
  },
];
