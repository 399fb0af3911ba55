// What is always at hand at the kiosk: the hall's name and clock, help, letter size, reading aloud, and the countdown.
import { useEffect, useState } from "preact/hooks";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { hasVoice, hush, speak } from "../parts/voice.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { nameIn } from "../words.ts";
import { CallStaff } from "./call-staff.tsx";

export interface Reading {
  readonly isLarge: boolean;
  readonly isAloud: boolean;
}

interface BarProps {
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
  readonly help: () => void;
}

export const TopBar = ({ reading, change, help }: BarProps) => {
  const { say, language } = usePage();
  const hall = hallOf(useHall());
  const { isLarge, isAloud } = reading;
  return (
    <header>
      <p class="hall-name">{hall ? nameIn(language, hall) : say("app.name")}</p>
      <WallClock />
      <nav>
        {hasVoice() && (
          <button type="button" aria-pressed={isAloud} onClick={() => change({ ...reading, isAloud: !isAloud })}>
            {say("kiosk.read")}
          </button>
        )}
        <button type="button" onClick={() => change({ ...reading, isLarge: !isLarge })}>
          {say(isLarge ? "kiosk.plain" : "kiosk.large")}
        </button>
        <button type="button" class="help" onClick={help}>
          {say("kiosk.help")}
        </button>
      </nav>
    </header>
  );
};

export const Help = ({ close }: { readonly close: () => void }) => {
  const { say } = usePage();
  return (
    <main class="refused">
      <div role="status">
        <h1>{say("kiosk.help-title")}</h1>
        <p class="refusal">{say("kiosk.help-text")}</p>
      </div>
      <CallStaff />
      <button type="button" class="done" onClick={close}>
        {say("app.back")}
      </button>
    </main>
  );
};

export const Countdown = ({ left }: { readonly left: number }) => {
  const { say } = usePage();
  return (
    <footer>
      <p>{say("kiosk.seconds", { n: left })}</p>
      {/* A touch anywhere starts the count again; this button is the touch people look for. */}
      <button type="button">{say("kiosk.go-on")}</button>
    </footer>
  );
};

/** Letter size and voice; the voice reads what the step says. */
export const useReading = (prompt: string): readonly [Reading, (reading: Reading) => void] => {
  const { language } = usePage();
  const [reading, setReading] = useState<Reading>({ isLarge: true, isAloud: false });
  useEffect(() => {
    document.documentElement.classList.toggle("large", reading.isLarge);
  }, [reading.isLarge]);
  useEffect(() => {
    hush();
    if (reading.isAloud) speak(prompt, language);
  }, [reading.isAloud, prompt]);
  return [reading, setReading];
};
