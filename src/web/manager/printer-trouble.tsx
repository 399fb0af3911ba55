// Printers that need a hand, at the top of the board: what to do, and what visitors meet until it is done.
import { troubleTexts } from "../parts/fault-text.ts";
import { canPrint, devicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";

export const PrinterTrouble = () => {
  const { say } = usePage();
  const hall = useHall();
  const sick = devicesOf(hall).filter(
    ({ kind, state }) => kind === "printer" && state !== "ready" && state !== "unknown",
  );
  if (sick.length === 0) return null;
  return (
    <div class="trouble" role="alert">
      {sick.map((printer) => (
        <p key={printer.id}>
          ! {say("kind.printer")} {printer.id}: {troubleTexts(say, printer).join("; ")}
        </p>
      ))}
      {!canPrint(hall) && <p>{say("manager.no-paper")}</p>}
    </div>
  );
};
