// Every driver there is, a row each. A new kind is a folder and a row here.
import { modbusButtonsRow } from "./buttons/modbus-buttons.ts";
import type { DriverRow } from "./driver.ts";
import { callerRow } from "./keypads/caller.ts";
import { modbusKeypadRow } from "./keypads/modbus-keypad.ts";
import { numericPadRow } from "./keypads/numeric.ts";
import { keyPadRow } from "./pads/key-pad.ts";
import { modbusPadRow } from "./pads/modbus-pad.ts";
import { webPadRow } from "./pads/web-pad.ts";
import { escposRow } from "./printers/escpos.ts";
import { keyboardScannerRow, scannerRow } from "./readers/scanner.ts";
import { sdtRow } from "./readers/sdt.ts";
import { alphaRow } from "./signs/alpha.ts";
import { cpowerRow } from "./signs/cpower.ts";
import { led485Row } from "./signs/led485.ts";
import { onbonRow } from "./signs/onbon.ts";
import { templateRow } from "./signs/template.ts";
import { chipRows } from "./speakers/chips.ts";
import { airsmartRow } from "./speakers/json/airsmart-speaker.ts";
import { mqlinksRow } from "./speakers/json/mqlinks-speaker.ts";
import { localSoundRow } from "./speakers/local/local-sound.ts";

export const registry: readonly DriverRow[] = [
  onbonRow,
  cpowerRow,
  led485Row,
  alphaRow,
  templateRow,
  ...chipRows,
  localSoundRow,
  mqlinksRow,
  airsmartRow,
  escposRow,
  modbusPadRow,
  keyPadRow,
  webPadRow,
  modbusButtonsRow,
  modbusKeypadRow,
  callerRow,
  numericPadRow,
  sdtRow,
  scannerRow,
  keyboardScannerRow,
];

export const rowNamed = (name: string): DriverRow | undefined => registry.find((row) => row.name === name);
