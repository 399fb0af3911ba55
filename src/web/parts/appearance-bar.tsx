// Letters, light and language, for whoever reads on a machine of their own.
import "./appearance-bar.css";
import { type LetterSize, letterSizes, type Scheme, schemes, useAppearance } from "./appearance.tsx";
import { useSpeech } from "./speech.tsx";

const Letters = () => {
  const { say } = useSpeech();
  const { size, setSize } = useAppearance();
  return (
    <fieldset class="letters" aria-label={say("look.letters")}>
      {letterSizes.map((one: LetterSize) => (
        <button key={one} type="button" class={one} aria-pressed={size === one} onClick={() => setSize(one)}>
          <span aria-hidden="true">{say("look.letter")}</span>
          <span class="unseen">{say(`look.${one}`)}</span>
        </button>
      ))}
    </fieldset>
  );
};

const Light = () => {
  const { say } = useSpeech();
  const { scheme, setScheme } = useAppearance();
  return (
    <label>
      <span class="unseen">{say("look.scheme")}</span>
      <select value={scheme} onChange={(event) => setScheme(event.currentTarget.value as Scheme)}>
        {schemes.map((one) => (
          <option key={one} value={one}>
            {say(`look.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
};

const Languages = () => {
  const { say, language, languages, setLanguage } = useSpeech();
  if (languages.length === 0) return null;
  return (
    <label>
      <span class="unseen">{say("look.language")}</span>
      <select value={language.code} onChange={(event) => setLanguage(event.currentTarget.value)}>
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

export const AppearanceBar = () => {
  const { say } = useSpeech();
  return (
    <section class="appearance-bar" aria-label={say("look.bar")}>
      <Letters />
      <Light />
      <Languages />
    </section>
  );
};
