// A QR code for each window, to print and put up there [N6]; only where the hall takes ratings by it.
import { useEffect, useState } from "preact/hooks";
import { windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { QrCode } from "../../parts/qr-code.tsx";
import { request } from "../../wire/request.ts";

/** The hall says so at any of its windows. */
const useIsTaken = (window: string | undefined): boolean => {
  const [isTaken, setTaken] = useState(false);
  useEffect(() => {
    if (window === undefined) return;
    void request("GET", `/windows/${encodeURIComponent(window)}/rating`).then(({ ok }) => setTaken(ok));
  }, [window]);
  return isTaken;
};

export const WindowCodes = () => {
  const { say } = usePage();
  const windows = windowsOf(useHall());
  if (!useIsTaken(windows[0]?.id)) return null;
  return (
    <details>
      <summary>{say("rating.codes")}</summary>
      <div class="codes">
        {windows.map(({ id, number }) => (
          <figure key={id}>
            <QrCode data={`${location.origin}/rate/${encodeURIComponent(id)}`} />
            <figcaption>{say("window.number", { n: number })}</figcaption>
          </figure>
        ))}
      </div>
    </details>
  );
};
