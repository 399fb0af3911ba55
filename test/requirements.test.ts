// Nothing that the five documents ask for is forgotten: each of their lines has a test with its tag in its name, or a setting
// in a hall of config/ that its README names; and what the README names is there.
import { readdirSync, readFileSync } from "node:fs";
import t from "tap";

const TAG = /\b[QGNTS][1-9]\b/g;
const tagsIn = (text: string): string[] => text.match(TAG) ?? [];

/** The lines of the documents, as docs/requirements.md lists them. */
const tagsAsked = (text: string): string[] => [...text.matchAll(/^\| ([QGNTS][1-9]) \|/gm)].map(([, tag]) => tag!);

/** Tags in brackets in the names of tests and stories. */
const tagsShown = (source: string): string[] => {
  const names = [...source.matchAll(/\b(?:test|story|chapter)\(\s*(["`])(.*?)\1/gs)].map(([, , name]) => name!);
  return names.flatMap((name) => (name.match(/\[[^\]]*\]/g) ?? []).flatMap(tagsIn));
};

interface Answer {
  readonly hall: string;
  readonly setting: string;
  readonly tags: readonly string[];
}

/** The rows of config/README.md: setting and lines, by hall. */
const answersIn = (text: string): Answer[] =>
  text.split(/^## /m).flatMap((section) => {
    const [hall = ""] = section.split("\n");
    const rows = [...section.matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)];
    return rows.map(([, setting, lines]) => ({ hall, setting: setting!, tags: tagsIn(lines!) }));
  });

const isThere = (document: unknown, path: string): boolean =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document) !==
  undefined;

const asked = tagsAsked(readFileSync("docs/requirements.md", "utf8"));
const answers = answersIn(readFileSync("config/README.md", "utf8"));
const shown = new Set(
  readdirSync("test")
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => tagsShown(readFileSync(`test/${file}`, "utf8"))),
);

t.test("each line that the halls asked for is shown by a test or answered by a setting", async (t) => {
  t.strictSame(tagsAsked("| Q1 | a device | kiosk |\nQ2\n| no |"), ["Q1"]);
  t.strictSame(tagsShown('t.test("[Q1] [G2, N3] a number", f); // [S1]\nstory(\n  "told [T5]",'), [
    "Q1",
    "G2",
    "N3",
    "T5",
  ]);
  const counts = ["Q", "G", "N", "T", "S"].map((county) => asked.filter((tag) => tag.startsWith(county)).length);
  t.strictSame(counts, [9, 8, 8, 6, 8], "no line is missing from the list");
  const answered = new Set([...shown, ...answers.flatMap(({ tags }) => tags)]);
  t.strictSame(
    asked.filter((tag) => !answered.has(tag)),
    [],
  );
});

t.test("what the table of halls names is set in that hall, and every hall has its table", async (t) => {
  t.notOk(isThere({ hall: { a: 1 } }, "hall.b"));
  const documents = new Map<string, unknown>();
  for (const file of readdirSync("config").filter((name) => /-(town|village)/.test(name)))
    documents.set(file.replace(".json", ""), JSON.parse(readFileSync(`config/${file}`, "utf8")));
  t.strictSame([...new Set(answers.map(({ hall }) => hall))].sort(), [...documents.keys()].sort());
  const missing = answers.filter(({ hall, setting }) => !isThere(documents.get(hall), setting));
  t.strictSame(missing, []);
  t.strictSame(
    answers.filter(({ tags }) => tags.length === 0),
    [],
    "each with the line behind it",
  );
});
