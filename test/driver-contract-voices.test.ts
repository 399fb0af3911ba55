// Every speaker and every printer of the registry is held to the contract, by every way that it can be reached.
import { holdToContract, rowsOf } from "./driver-contract.ts";
import { usbGround } from "./driver-ground.ts";

for (const row of rowsOf("speaker", "printer")) {
  holdToContract(row);
  if (row.ways.includes("usb")) holdToContract(row, { way: " on USB", openGround: usbGround });
}
