// Receipts of cases (受理回执), printed as tickets are: once, on the first printer that can, and with what became of it told
// to the hall. A receipt has no visitor who waits for it at a machine, so nothing is told there.
import type { Case } from "../../hall/cases/book.ts";
import type { HallEvent } from "../../hall/events.ts";
import type { HallPort } from "../hall-port.ts";
import { Printing, type PrintingOptions, type Sheet } from "./printing.ts";

type ReceiptOptions = Pick<PrintingOptions<Sheet>, "printersFor" | "attendance" | "add" | "now" | "watch"> & {
  readonly port: HallPort;
  readonly page: (found: Case) => ReturnType<PrintingOptions<Sheet>["page"]>;
};

const DESK = { role: "hall", id: "desk" } as const;
/** No ticket has such a name, though the numbers of both may look alike. */
const PREFIX = "case.";

const sheetOf = ({ id, copies, acceptedAt }: Case): Sheet => ({
  id: PREFIX + id,
  number: id,
  copies,
  issuedAt: acceptedAt,
});

export class Receipts {
  readonly #port: HallPort;
  readonly #printing: Printing<Sheet>;

  constructor({ port, page, ...paths }: ReceiptOptions) {
    this.#port = port;
    this.#printing = new Printing<Sheet>({
      ...paths,
      page: ({ number }) => page(this.#cases[number]!),
      record: (sheet, outcome, device) => {
        const args = { case: sheet.slice(PREFIX.length), outcome, device };
        void port.submit({ kind: "RecordReceipt", args, by: DESK });
      },
    });
  }

  /** After a restart: what became of the receipts that were under way. */
  start(): void {
    for (const found of Object.values(this.#cases))
      if (found.receipt === "wanted") this.#printing.inquire(sheetOf(found));
  }

  onRecorded({ kind, data }: HallEvent): void {
    if (kind !== "CaseOpened" && kind !== "ReceiptAsked") return;
    const found = this.#cases[data.case];
    if (found?.receipt === "wanted") this.#printing.print(sheetOf(found));
  }

  get #cases(): Readonly<Record<string, Case>> {
    return this.#port.hall.cases.cases;
  }
}
