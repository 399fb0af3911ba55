// The rules of the house: tests about the code itself. Every rule is first shown a tree that breaks it, then the checkout.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import { generatedDocuments, staleDocuments } from "../scripts/schemas.ts";
import { checkoutRules } from "./house/checkout.ts";
import { codeRules } from "./house/code.ts";
import { documentRules } from "./house/documents.ts";
import { importRules } from "./house/imports.ts";
import { shrunk, sizeRules } from "./house/size.ts";
import { checkoutTree, treeOf } from "./house/tree.ts";

const checkout = checkoutTree(dirname(dirname(fileURLToPath(import.meta.url))));

for (const rule of [...importRules, ...codeRules, ...sizeRules, ...documentRules, ...checkoutRules]) {
  t.test(rule.name, async (t) => {
    for (const bad of rule.bad)
      t.not(rule.check(treeOf(bad)).length, 0, `notices ${JSON.stringify(bad).slice(0, 100)}`);
    t.strictSame(rule.check(checkout), [], "holds");
  });
}

t.test("a long function or file leaves the list when it is short", async (t) => {
  t.same(shrunk(treeOf({ "src/hall/a.ts": "const a = 1;" }), { "src/hall/a.ts": 400 }).length, 1, "notices");
  t.strictSame(shrunk(checkout), [], "holds");
});

t.test("the documents made from code are fresh", async (t) => {
  const [schema] = generatedDocuments;
  t.same((await staleDocuments([{ ...schema!, file: "package.json" }])).length, 1, "notices a stale one");
  t.same(
    (await staleDocuments([{ ...schema!, make: () => Promise.reject(new Error("no such module")) }])).length,
    1,
    "notices one that cannot be made",
  );
  t.strictSame(await staleDocuments(), [], "holds");
});
