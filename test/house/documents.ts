// Code and documents say the same: every code and clause stands in both, every link leads somewhere.
import { dirname, join } from "node:path/posix";
import ts from "typescript-5";
import { fileAt, isUnder, nodesOf, type Rule, type Source, type Tree } from "./tree.ts";

const ERRORS = "src/base/errors.ts";
const REFUSALS = "src/hall/refusals.ts";
const ERRORS_PAGE = "docs/errors.md";

/** A code and what it says: the sentences of its entry. */
interface Coded {
  readonly code: string;
  readonly says: readonly string[];
}

/** The entries of a table in code: `name` is the constant it is assigned to. */
const entriesOf = (tree: Tree, path: string, name: string): Coded[] => {
  const source = tree.sources.find((one) => one.path === path);
  const table = source && nodesOf(source, ts.isVariableDeclaration).find((node) => node.name.getText() === name);
  const object = table && firstObject(table);
  return (object?.properties ?? [])
    .filter((property) => !ts.isSpreadAssignment(property))
    .map((property) => ({ code: property.name!.getText().replaceAll('"', ""), says: stringsIn(property) }));
};

/** A table and those of the hall's parts, each in a file of its own: `cases/refusals.ts` has `caseRefusals`. */
const refusalsIn = (tree: Tree): Coded[] => [
  ...entriesOf(tree, REFUSALS, "refusalTexts"),
  ...tree.sources.filter(isPartsRefusals).flatMap((source) => {
    const names = nodesOf(source, ts.isVariableDeclaration).map((node) => node.name.getText());
    return names.filter((name) => name.endsWith("Refusals")).flatMap((name) => entriesOf(tree, source.path, name));
  }),
];

const isPartsRefusals = ({ path }: Pick<Source, "path">): boolean => /^src\/hall\/[a-z-]+\/refusals\.ts$/.test(path);

const firstObject = (node: ts.Node): ts.ObjectLiteralExpression | undefined =>
  ts.isObjectLiteralExpression(node) ? node : ts.forEachChild(node, firstObject);

const stringsIn = (node: ts.Node): string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => {
    if (!ts.isPropertyAssignment(node) || child !== node.name) inner.push(...stringsIn(child));
  });
  return inner;
};

const codesOf = (tree: Tree): Coded[] => [...entriesOf(tree, ERRORS, "catalogue"), ...refusalsIn(tree)];

/** Rows of the page that begin with a code, as `| `CODE` | …`. */
const rowsOf = (page: string): Map<string, string> =>
  new Map([...page.matchAll(/^\| `([\w-]+)` \|.*$/gm)].map(([row, code = ""]) => [code, row]));

const undocumented = (tree: Tree): string[] => {
  const rows = rowsOf(fileAt(tree, ERRORS_PAGE)?.text ?? "");
  const codes = codesOf(tree);
  const missing = codes.flatMap(({ code, says }) => {
    const row = rows.get(code);
    if (row === undefined) return [`${ERRORS_PAGE} does not describe ${code}`];
    return says
      .filter((sentence) => !row.includes(sentence))
      .map((sentence) => `${ERRORS_PAGE}, ${code}: not “${sentence}”`);
  });
  const unknown = [...rows.keys()].filter((code) => !codes.some((known) => known.code === code));
  return [...missing, ...unknown.map((code) => `${ERRORS_PAGE} describes ${code}, which does not exist`)];
};

/** A table with a row for each code names it without using it. */
const isValue = (node: ts.StringLiteralLike): boolean =>
  !ts.isPropertyAssignment(node.parent) || node.parent.name !== node;

const unused = (tree: Tree): string[] => {
  const users = tree.sources.filter(
    ({ path }) => isUnder(path, "src") && path !== ERRORS && path !== REFUSALS && !isPartsRefusals({ path }),
  );
  const strings = users.flatMap((source) => nodesOf(source, ts.isStringLiteralLike));
  const used = new Set(strings.filter(isValue).map(({ text }) => text));
  return codesOf(tree)
    .filter(({ code }) => !used.has(code))
    .map(({ code }) => `nothing in src says ${code}`);
};

const CLAUSE = "[A-Z][A-Z0-9]*-\\d+(?:\\.\\d+)*";
/** Prefixes of ours that must be defined, whether or not a document defines any clause of theirs. */
const OWN_PREFIXES = ["HALL", "WS"];

const prefixOf = (clause: string): string => clause.slice(0, clause.indexOf("-"));

/** A clause is defined where it opens a heading, an item, a table row or a paragraph. */
const definedIn = (tree: Tree): Set<string> => {
  const opening = new RegExp(`^(?:#{1,6} +|[-*] +|\\| *)?(?:\\*\\*)?\\[?(${CLAUSE})\\]?(?=[\\s*:.|]|$)`, "gm");
  const pages = tree.files.filter(({ path }) => isUnder(path, "docs/protocols") && path.endsWith(".md"));
  return new Set(pages.flatMap(({ text }) => [...text.matchAll(opening)].map(([, clause = ""]) => clause)));
};

const citedIn = (sources: readonly Source[]): Map<string, string> =>
  new Map(
    sources.flatMap(({ path, text }) =>
      [...text.matchAll(new RegExp(`\\[(${CLAUSE})\\]`, "g"))].map(([, clause = ""]) => [clause, path] as const),
    ),
  );

const outsideTheHouse = ({ sources }: Tree): Source[] => sources.filter(({ path }) => !isUnder(path, "test/house"));

/** A section is there when one of its clauses is. */
const isAmong = (clauses: readonly string[], clause: string): boolean =>
  clauses.some((one) => one === clause || one.startsWith(`${clause}.`));

const undefinedClauses = (tree: Tree): string[] => {
  const defined = [...definedIn(tree)];
  const prefixes = new Set([...OWN_PREFIXES, ...defined.map(prefixOf)]);
  return [...citedIn(outsideTheHouse(tree))]
    .filter(([clause]) => prefixes.has(prefixOf(clause)) && !isAmong(defined, clause))
    .map(([clause, path]) => `${path} cites [${clause}], which docs/protocols does not define`);
};

const uncitedClauses = (tree: Tree): string[] => {
  const cited = [...citedIn(outsideTheHouse(tree)).keys()];
  return [...definedIn(tree)]
    .filter((clause) => !isAmong(cited, clause))
    .map((clause) => `[${clause}] of docs/protocols is cited by no code and no test`);
};

const deadLinks = (tree: Tree): string[] => {
  const isThere = (path: string) => tree.files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  const pages = tree.files.filter(({ path }) => path.endsWith(".md"));
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !isThere(join(dirname(path), target).replace(/\/$/, "")))
      .map((target) => `${path} links to ${target}, which is not there`),
  );
};

const sampleErrors = (code: string) => `export const catalogue = { ${code}: { says: "The disk is full" } } as const;`;

export const documentRules: readonly Rule[] = [
  {
    name: "docs/errors.md describes every error and refusal in its own sentences, and no other",
    check: undocumented,
    bad: [
      { [ERRORS]: sampleErrors("DISK_FULL") },
      { [ERRORS_PAGE]: "| `DISK_FULL` | The disk is full |" },
      { [ERRORS]: sampleErrors("DISK_FULL"), [ERRORS_PAGE]: "| `DISK_FULL` | The disk is nearly full |" },
      { [REFUSALS]: 'export const refusalTexts = { "window-shut": ["窗口关闭", "The window is shut"] };' },
      { "src/hall/cases/refusals.ts": 'export const caseRefusals = { "no-case": ["没有", "There is none"] };' },
    ],
  },
  {
    name: "every error and refusal is used",
    check: unused,
    bad: [
      { [ERRORS]: sampleErrors("DISK_FULL"), "src/daemon/a.ts": 'throw new AppError("DISK_SLOW");' },
      { [ERRORS]: sampleErrors("DISK_FULL"), "src/daemon/a.ts": 'const status = { "DISK_FULL": 503 };' },
    ],
  },
  {
    name: "every clause that code cites is defined",
    check: undefinedClauses,
    bad: [
      { "src/a.ts": `// [${"HALL"}-9.1] says so.` },
      { "src/a.ts": `// [${"SIGN"}-1.2] says so.`, "docs/protocols/sign.md": "### SIGN-1.1 Colours" },
    ],
  },
  {
    name: "every clause that is defined is cited by code or test",
    check: uncitedClauses,
    bad: [
      { "docs/protocols/hall.md": "## HALL-1 Topics\n\n**[HALL-1.1]** The daemon.", "src/a.ts": `// [${"HALL"}-1]` },
    ],
  },
  {
    name: "every link of a document leads to a file",
    check: deadLinks,
    bad: [{ "docs/guide.md": "See [the errors](errors.md#codes)." }],
  },
];
