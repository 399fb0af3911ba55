// The checkout as the rules of the house see it: paths and texts, and for code its syntax tree.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
// The compiler that checks types quickly lets nobody read its trees; its predecessor does.
import ts from "typescript-5";

export interface TextFile {
  /** From the root of the checkout, with `/`. */
  readonly path: string;
  /** Empty for what is not text. */
  readonly text: string;
}

export interface Source extends TextFile {
  readonly ast: ts.SourceFile;
}

export interface Tree {
  readonly files: readonly TextFile[];
  readonly sources: readonly Source[];
}

export interface Rule {
  /** What holds, as a sentence. */
  readonly name: string;
  /** A line for each place where it does not hold. */
  readonly check: (tree: Tree) => string[];
  /** Small trees, path to text, each of which breaks it. */
  readonly bad: readonly Readonly<Record<string, string>>[];
}

/** What .gitignore keeps out, and the folder of git itself. */
const OUTSIDE = new Set([".git", "node_modules", "dist", "data", ".tap"]);
const PICTURES = new Set([".png", ".jpg", ".jpeg", ".ico", ".woff2", ".wav", ".gz", ".bin"]);
const CODE = /^(src|hardware-sim|bench|test|scripts|bin)\/.*\.(ts|tsx|js)$/;

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);

export const treeOf = (texts: Readonly<Record<string, string>>): Tree => {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const sources = files
    .filter(({ path }) => CODE.test(path))
    .map((file) => ({ ...file, ast: parse(file.path, file.text) }));
  return { files, sources };
};

const pathsUnder = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (OUTSIDE.has(entry.name)) return [];
    return entry.isDirectory() ? pathsUnder(root, path) : [path];
  });

export const checkoutTree = (root: string): Tree => {
  const read = (path: string) => (PICTURES.has(extname(path)) ? "" : readFileSync(join(root, path), "utf8"));
  return treeOf(Object.fromEntries(pathsUnder(root, "").map((path) => [path, read(path)])));
};

/** The file of a path, with its text; undefined when it is not there. */
export const fileAt = (tree: Tree, path: string): TextFile | undefined => tree.files.find((file) => file.path === path);

export const isUnder = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Visits a node and everything in it. */
export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

/** Every node of a kind in a file. */
export const nodesOf = <T extends ts.Node>(source: Source, is: (node: ts.Node) => node is T): T[] => {
  const found: T[] = [];
  walk(source.ast, (node) => {
    if (is(node)) found.push(node);
  });
  return found;
};

/** `src/base/clock.ts:12`, for a line that an editor opens. */
export const placeOf = (source: Source, node: ts.Node): string =>
  `${source.path}:${source.ast.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
