// Every sign of the registry is held to the contract, and every row to one of the three files of it.
import { readFileSync } from "node:fs";
import t from "tap";
import { lampBarRow } from "../src/drivers/_blueprint/lamp-bar.ts";
import { registry } from "../src/drivers/registry.ts";
import { holdToContract, rowsOf } from "./driver-contract.ts";
import { cases } from "./driver-hardware.ts";

t.test("no row of the registry is left out", async (t) => {
  t.same(
    registry.map(({ name }) => name).filter((name) => !(name in cases)),
    [],
  );
  t.equal(new Set(registry.map(({ name }) => name)).size, registry.length, "names are unique");
  const held = [...rowsOf("led", "lamp", "screen"), ...rowsOf("speaker", "printer"), ...rowsOf("rater", "button")];
  t.same(new Set(held), new Set(registry));
});

t.test("docs/drivers.md lists every row as it is", async (t) => {
  const page = readFileSync("docs/drivers.md", "utf8");
  const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \| ([a-z, ]+) \| ([a-z, –]+) \|/gm)];
  t.strictSame(
    listed.map(([, name, kinds, ways]) => [name, kinds, ways]),
    registry.map(({ name, kinds, ways }) => [name, kinds.join(", "), ways.join(", ")]),
  );
});

/** The blueprint is a driver like any other, or nobody could trust a copy of it. */
for (const row of [...rowsOf("led", "lamp", "screen"), lampBarRow]) holdToContract(row);
