// Who may import whom, and that nobody imports in a circle.
import { dirname, join } from "node:path/posix";
import ts from "typescript-5";
import { isUnder, nodesOf, type Rule, type Source, type Tree } from "./tree.ts";

interface Import {
  readonly from: Source;
  /** Path of the imported file of ours. */
  readonly to: string;
  readonly isTypeOnly: boolean;
}

interface Zone {
  readonly folder: string;
  /** Folders it may import from, besides itself. */
  readonly mayImport: readonly string[];
}

/** What every byte protocol stands on: how frames are found and laid out, and how text becomes bytes. */
const GROUND = [
  ...["codec.ts", "headed.ts", "hex.ts", "text", "layout"].map((name) => `src/protocols/${name}`),
  "src/base",
];
const VOICE_CHIP = "src/protocols/voice-chip";

/** The first folder that fits decides. What is not listed (tests, bench, scripts) may import anything. */
const ZONES: readonly Zone[] = [
  { folder: "src/base", mayImport: [] },
  { folder: "src/hall", mayImport: ["src/base"] },
  { folder: "src/protocols/api", mayImport: ["src/protocols/mqtt", "src/hall", "src/base"] },
  { folder: "src/protocols/mqtt", mayImport: ["src/base"] },
  { folder: "src/protocols/led485", mayImport: [...GROUND, "src/protocols/modbus"] },
  { folder: "src/protocols/syn6288", mayImport: [...GROUND, VOICE_CHIP] },
  { folder: "src/protocols/fd-tts", mayImport: [...GROUND, VOICE_CHIP] },
  { folder: "src/protocols", mayImport: GROUND },
  { folder: "src/drivers", mayImport: ["src/protocols", "src/base"] },
  {
    folder: "src/daemon/cli",
    mayImport: ["src/daemon", "src/drivers", "src/protocols", "src/hall", "src/base", "hardware-sim"],
  },
  { folder: "src/daemon", mayImport: ["src/drivers", "src/protocols", "src/hall", "src/base"] },
  { folder: "src/web", mayImport: ["src/protocols/api", "src/hall"] },
  { folder: "src", mayImport: [] },
  { folder: "hardware-sim", mayImport: ["src/protocols/mqtt", "src/base"] },
];

const isTypesOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  const named = clause.namedBindings;
  return (
    clause.isTypeOnly ||
    (!clause.name && !!named && ts.isNamedImports(named) && named.elements.every((e) => e.isTypeOnly))
  );
};

const stringIn = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** The module a node names, if it imports: a statement, `import()` or `import("…")` as a type. */
const importedBy = (node: ts.Node): { module: string | undefined; isTypeOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return { module: stringIn(node.moduleSpecifier), isTypeOnly: isTypesOnly(node) };
  }
  if (ts.isImportTypeNode(node)) {
    return {
      module: ts.isLiteralTypeNode(node.argument) ? stringIn(node.argument.literal) : undefined,
      isTypeOnly: true,
    };
  }
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? { module: stringIn(node.arguments[0]), isTypeOnly: false } : undefined;
};

const importsOf = (source: Source): Import[] =>
  nodesOf(source, (node): node is ts.Node => true).flatMap((node) => {
    const { module, isTypeOnly = false } = importedBy(node) ?? {};
    if (!module || !/^\.{1,2}\/.*\.[jt]sx?$/.test(module)) return [];
    return [{ from: source, to: join(dirname(source.path), module), isTypeOnly }];
  });

const zoneOf = (path: string): Zone | undefined => ZONES.find(({ folder }) => isUnder(path, folder));

/** Two byte protocols are strangers, though both lie in src/protocols; a file loose in src has no home at all. */
const homeOf = (path: string, { folder }: Zone): string => {
  if (folder === "src/protocols") return path.split("/").slice(0, 3).join("/");
  return folder === "src" ? path : folder;
};

/**
 * What a page has to have as the server has it, and without asking: tables of words, and which figures are worth a picture. They
 * bring nothing else along.
 */
const SHARED = [
  "src/hall/complaints/grades.ts",
  "src/hall/steering/claim-of-class.ts",
  "src/hall/refusals.ts",
  "src/hall/statistics/pictures.ts",
  "src/protocols/api/keypad-keys.ts",
];

const importProblem = ({ from, to, isTypeOnly }: Import): string[] => {
  const zone = zoneOf(from.path);
  if (!zone || isUnder(to, homeOf(from.path, zone))) return [];
  if (!isUnder(to, ...zone.mayImport)) return [`${from.path} imports ${to}; ${zone.folder} may not`];
  return zone.folder === "src/web" && !isTypeOnly && !SHARED.includes(to)
    ? [`${from.path} imports ${to}; the pages take only types`]
    : [];
};

/** From the file itself back to itself; undefined when no way leads back. */
const wayBack = (graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined => {
  const seen = new Set<string>();
  const search = (path: readonly string[]): string[] | undefined => {
    for (const next of graph.get(path.at(-1)!) ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search([...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search([start]);
};

/** Each circle once, as the way around from its first file. */
const circlesIn = ({ sources }: Tree): string[] => {
  const graph = new Map(sources.map((source) => [source.path, importsOf(source).map(({ to }) => to)]));
  const told = new Set<string>();
  return sources.flatMap(({ path }) => {
    const way = told.has(path) ? undefined : wayBack(graph, path);
    for (const member of way ?? []) told.add(member);
    return way ? [`circle: ${way.join(" -> ")}`] : [];
  });
};

/** The rules of a hall compute; what they need comes in as an argument. */
const HALL_PACKAGES = new Set(["typebox"]);

const strangersIn = (source: Source): string[] =>
  nodesOf(source, ts.isImportDeclaration)
    .map((node) => stringIn(node.moduleSpecifier) ?? "")
    .filter((module) => !module.startsWith(".") && !HALL_PACKAGES.has(module))
    .map((module) => `${source.path} imports ${module}`);

export const importRules: readonly Rule[] = [
  {
    name: "every folder imports only what the table of the design allows",
    check: ({ sources }) => sources.flatMap(importsOf).flatMap(importProblem),
    bad: [
      { "src/hall/rules.ts": 'import { Sign } from "../drivers/sign.ts";' },
      { "src/daemon/compose.ts": 'const simulator = await import("../../hardware-sim/device.ts");' },
      { "hardware-sim/sign.ts": 'export type { Driver } from "../src/drivers/driver.ts";' },
      { "src/web/kiosk/kiosk.tsx": 'import { operations } from "../../protocols/api/operations.ts";' },
      { "src/protocols/escpos/frame.ts": 'import { crc } from "../modbus/crc.ts";' },
      { "src/loose.ts": 'import { catalogue } from "./base/errors.ts";' },
    ],
  },
  {
    name: "the rules of a hall know no machine",
    check: ({ sources }) => sources.filter(({ path }) => isUnder(path, "src/hall")).flatMap(strangersIn),
    bad: [{ "src/hall/decide.ts": 'import { readFileSync } from "node:fs";' }],
  },
  {
    name: "nobody imports in a circle, not even types",
    check: circlesIn,
    bad: [
      {
        "src/hall/a.ts": 'import type { B } from "./b.ts"; export type A = B;',
        "src/hall/b.ts": 'export type B = import("./c.ts").C;',
        "src/hall/c.ts": 'export { A as C } from "./a.ts";',
      },
    ],
  },
];
