// What holds for the checkout as a whole: names, what may run at an installation, fixtures, and no trace of the machine
// it was written on.
import { basename } from "node:path/posix";
import { fileAt, isUnder, type Rule, type Source, type Tree } from "./tree.ts";

const EMPTY_NAMES = /^(utils?|helpers?|types?|shared|index|managers?|common|misc)\.[jt]sx?$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.[jt]sx?$/;
/** Named for the thing in the hall, the manager's board. */
const NAMED_FOR_A_THING = new Set(["src/web/manager/manager.tsx"]);

const namesSayingNothing = ({ sources }: Tree): string[] =>
  sources
    .filter(({ path }) => !NAMED_FOR_A_THING.has(path))
    .filter(({ path }) => EMPTY_NAMES.test(basename(path)) || !KEBAB.test(basename(path)))
    .map(({ path }) => `${path} does not say what it is for`);

const withoutOpening = ({ sources }: Tree): string[] =>
  sources
    .filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text))
    .map(({ path }) => `${path} does not open with what it is for`);

interface LockedPackage {
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockedPackages = (tree: Tree): [string, LockedPackage][] =>
  Object.entries(JSON.parse(fileAt(tree, "package-lock.json")?.text ?? '{"packages":{}}').packages);

const nameIn = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** A hall's box has no compiler: no package may run anything when it is installed. */
const installScripts = (tree: Tree): string[] => {
  const allowed: Record<string, boolean> = JSON.parse(fileAt(tree, "package.json")?.text ?? "{}").allowScripts ?? {};
  const granted = Object.keys(allowed).filter((name) => allowed[name]);
  const undecided = lockedPackages(tree)
    .filter(([path, { hasInstallScript }]) => hasInstallScript && !(nameIn(path) in allowed))
    .map(([path]) => nameIn(path));
  return [...granted, ...undecided].map((name) => `${name} may run a script at install; deny it in allowScripts`);
};

/** `npm ci` refuses a lock file that leaves out the packages for other platforms, which some registries do not carry. */
const incompleteLock = (tree: Tree): string[] => {
  const packages = lockedPackages(tree);
  const locked = new Set(packages.map(([path]) => nameIn(path)));
  return packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `package-lock.json has no entry for ${name}, which ${nameIn(path)} names: npm ci will fail`),
  );
};

const unusedFixtures = (tree: Tree): string[] => {
  const tests = tree.sources.filter(({ path }) => isUnder(path, "test")).map(({ text }) => text);
  const folderOf = (path: string) => path.split("/").at(-2) ?? path;
  return tree.files
    .filter(({ path }) => isUnder(path, "test/fixtures"))
    .filter(
      ({ path }) => !tests.some((text) => text.includes(basename(path)) || text.includes(`fixtures/${folderOf(path)}`)),
    )
    .map(({ path }) => `${path} is read by no test`);
};

/** In pieces, so that this file stays clean itself. */
const TRACES = [
  ["/wo", "rk/"],
  ["/fa", "rm/"],
  ["/ro", "ot/"],
  ["/ho", "me/"],
  ["farm", "-stu"],
  ["farm", "-ben"],
  ["/tmp/br", "ief"],
].map((pieces) => pieces.join(""));

const tracesOfTheMachine = ({ files }: Tree): string[] =>
  files.flatMap(({ path, text }) =>
    TRACES.filter((trace) => text.includes(trace)).map((trace) => `${path} contains ${trace}`),
  );

const DISGUISED = /^test\/.*(_test|\.test)\.(?!ts$)|^test\/.*(_test|\.spec)\.ts$/;

const disguisedTests = ({ files }: Tree): string[] =>
  files.filter(({ path }) => DISGUISED.test(path)).map(({ path }) => `${path} looks like a test and is never run`);

const isRun = ({ path }: Source): boolean => /^test\/[^/]+\.test\.ts$/.test(path);

const unreachedTests = ({ sources }: Tree): string[] =>
  sources
    .filter((source) => source.path.endsWith(".test.ts") && !isRun(source))
    .map(({ path }) => `${path} lies too deep: npm test runs test/*.test.ts`);

export const checkoutRules: readonly Rule[] = [
  {
    name: "every file of code has a name that says what it is for",
    check: namesSayingNothing,
    bad: [{ "src/hall/utils.ts": "" }, { "src/daemon/index.ts": "" }, { "src/hall/TicketBook.ts": "" }],
  },
  {
    name: "every file of code opens with what it is for",
    check: withoutOpening,
    bad: [{ "src/hall/a.ts": "export const a = 1;" }],
  },
  {
    name: "no package runs anything at install",
    check: installScripts,
    bad: [
      { "package.json": '{"allowScripts":{"esbuild":true}}' },
      {
        "package.json": "{}",
        "package-lock.json": '{"packages":{"node_modules/a/node_modules/b":{"hasInstallScript":true}}}',
      },
    ],
  },
  {
    name: "npm ci works from the lock file",
    check: incompleteLock,
    bad: [{ "package-lock.json": '{"packages":{"node_modules/a":{"optionalDependencies":{"a-darwin":"1.0.0"}}}}' }],
  },
  {
    name: "every fixture is read by a test",
    check: unusedFixtures,
    bad: [{ "test/fixtures/sign/frame.json": "{}", "test/sign.test.ts": "" }],
  },
  {
    name: "no file names the machine it was written on",
    check: tracesOfTheMachine,
    bad: [{ "docs/guide.md": `cd ${TRACES[0]}main` }],
  },
  {
    name: "every test is run",
    check: (tree) => [...disguisedTests(tree), ...unreachedTests(tree)],
    bad: [{ "test/sign_test.ts": "" }, { "test/sign.test.ts.txt": "" }, { "test/drivers/sign.test.ts": "" }],
  },
];
