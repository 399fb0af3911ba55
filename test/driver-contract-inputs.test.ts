// Everything that people do something at is held to the contract: pads, buttons, keypads, readers, scanners.
import { holdToContract, rowsOf } from "./driver-contract.ts";

for (const row of rowsOf("rater", "button")) holdToContract(row);
