// What surrounds every step: the hall's name and clock above; below, within everybody's reach, a person to call, the voice, the
// letters, the language, and the countdown.
import { letterSizes } from "../parts/appearance.tsx";
import { Emblem } from "../parts/emblem.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { WallClock } from "../parts/wall-clock.tsx";
import { nameIn } from "../words/words.ts";
import type { Comfort } from "./use-comfort.ts";

export const Header = () => {
  const { say, language } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <Emblem />
      <p class="hall-name">{hall ? nameIn(language, hall) : say("app.name")}</p>
      <WallClock />
    </header>
  );
};

const Letters = ({ comfort: { size, setSize } }: { readonly comfort: Comfort }) => {
  const { say } = usePage();
  return (
    <fieldset class="letters" aria-label={say("look.letters")}>
      {letterSizes.map((one) => (
        <button key={one} type="button" class={one} aria-pressed={size === one} onClick={() => setSize(one)}>
          {say(`kiosk.${one}`)}
        </button>
      ))}
    </fieldset>
  );
};

const Languages = () => {
  const { say, language, languages, setLanguage } = usePage();
  if (languages.length < 2) return null;
  return (
    <fieldset class="languages" aria-label={say("look.language")}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language.code === code}
          onClick={() => setLanguage(code)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
};

const Voice = ({ comfort: { canSpeak, isAloud, readAloud } }: { readonly comfort: Comfort }) => {
  const { say } = usePage();
  if (!canSpeak) return null;
  return (
    <button type="button" aria-pressed={isAloud} onClick={() => readAloud(!isAloud)}>
      {say("kiosk.read")}
    </button>
  );
};

interface CountdownProps {
  readonly left: number;
  readonly seconds: number;
}

export const Countdown = ({ left, seconds }: CountdownProps) => {
  const { say } = usePage();
  return (
    <div class="countdown">
      <progress aria-hidden="true" max={seconds} value={left} />
      <p>{say("kiosk.seconds", { n: left })}</p>
      {/* A touch anywhere starts the count again; this button is the touch people look for. */}
      <button type="button">{say("kiosk.go-on")}</button>
    </div>
  );
};

interface ToolsProps {
  readonly comfort: Comfort;
  readonly help: () => void;
}

export const Tools = ({ comfort, help }: ToolsProps) => {
  const { say } = usePage();
  return (
    <nav class="tools" aria-label={say("kiosk.tools")}>
      <button type="button" class="help" onClick={help}>
        {say("kiosk.help")}
      </button>
      <Voice comfort={comfort} />
      <Letters comfort={comfort} />
      <Languages />
    </nav>
  );
};
