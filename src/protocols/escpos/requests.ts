// [ESCPOS-4.1] What a driver asks a printer, in bytes ready to be sent.
import { concat } from "../../base/bytes.ts";
import { bytesOfFrame } from "./frame.ts";

export const statusQuestions = ["printer", "offlineCause", "errorCause", "paper"] as const;

/** [ESCPOS-4.2] The four questions that are answered at once, each with one byte, in this order. */
export const statusRequestBytes: Uint8Array = concat(
  ...statusQuestions.map((about) => bytesOfFrame({ kind: "statusRequest", about })),
);

/** [ESCPOS-4.3] From now on the printer tells of itself whenever something changes. */
export const autoStatusOnBytes: Uint8Array = bytesOfFrame({
  kind: "autoStatusOn",
  drawer: true,
  online: true,
  error: true,
  paper: true,
});

/** [ESCPOS-4.4] Answered when everything sent before has been printed: the paper is out. */
export const printedQuestionBytes: Uint8Array = bytesOfFrame({ kind: "bufferedStatusRequest", about: "paper" });
