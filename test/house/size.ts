// How long a file and a function may be. A ratchet, not a limit: what is short may not grow past the line, what is long
// is listed here by name, may only shrink, and leaves the list when it has.
import ts from "typescript-5";
import { isUnder, nodesOf, type Rule, type Source, type Tree } from "./tree.ts";

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 40;

/** Path, or path#name of a function, to the lines it may have. */
export const LONG: Readonly<Record<string, number>> = {};

type Lengths = ReadonlyMap<string, number>;

/** Tests are lists of cases, and a list may be long. */
const measured = ({ sources }: Tree): Source[] => sources.filter(({ path }) => !isUnder(path, "test"));

const linesOf = (source: Source, node: ts.Node): number => {
  const line = (position: number) => source.ast.getLineAndCharacterOfPosition(position).line;
  return line(node.end) - line(node.getStart()) + 1;
};

const hasBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

const nameOf = (node: ts.FunctionLikeDeclaration): string => {
  const named = node.name ? node : ts.isVariableDeclaration(node.parent) ? node.parent : undefined;
  return named?.name?.getText() ?? "(unnamed)";
};

const fileLengths = (tree: Tree): Lengths =>
  new Map(measured(tree).map(({ path, text }) => [path, text.trimEnd().split("\n").length]));

const functionLengths = (tree: Tree): Lengths =>
  new Map(
    measured(tree).flatMap((source) =>
      nodesOf(source, hasBody).map((node) => [`${source.path}#${nameOf(node)}`, linesOf(source, node)] as const),
    ),
  );

const tooLong = (lengths: Lengths, linesMax: number, long: Readonly<Record<string, number>>): string[] =>
  [...lengths]
    .filter(([name, lines]) => lines > (long[name] ?? linesMax))
    .map(([name, lines]) => `${name} has ${lines} lines, at most ${long[name] ?? linesMax}`);

/** Entries of the list that are not needed any more. */
export const shrunk = (tree: Tree, long: Readonly<Record<string, number>> = LONG): string[] => {
  const files = fileLengths(tree);
  const functions = functionLengths(tree);
  return Object.keys(long)
    .filter((name) => (files.get(name) ?? 0) <= FILE_LINES_MAX && (functions.get(name) ?? 0) <= FUNCTION_LINES_MAX)
    .map((name) => `${name} is short now: take it off the list`);
};

const lines = (count: number): string => "  step();\n".repeat(count);

export const sizeRules: readonly Rule[] = [
  {
    name: "files stay short",
    check: (tree) => tooLong(fileLengths(tree), FILE_LINES_MAX, LONG),
    bad: [{ "src/hall/long.ts": lines(FILE_LINES_MAX + 1) }],
  },
  {
    name: "functions stay short",
    check: (tree) => tooLong(functionLengths(tree), FUNCTION_LINES_MAX, LONG),
    bad: [
      { "src/hall/long.ts": `const long = () => {\n${lines(FUNCTION_LINES_MAX)}};` },
      { "scripts/long.js": `export class A {\n  run() {\n${lines(FUNCTION_LINES_MAX)}}\n}` },
    ],
  },
];
