// How the pages would look by the draft: a tile of the kiosk, a call on the hall screen, a number on a phone. The colours are those
// that the hall makes of the draft, so that what is seen here is what comes.
import { usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words/words.ts";
import type { TabProps } from "./editor.ts";
import { Preview } from "./preview.tsx";

const isDark = (scheme: "light" | "dark" | "auto"): boolean =>
  scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);

const Kiosk = ({ editor: { draft } }: TabProps) => {
  const { say, language } = usePage();
  const [service] = draft.value.services;
  return (
    <>
      <b>
        <img class="emblem" src="/emblem" alt="" /> {nameIn(language, draft.value)}
      </b>
      {service && (
        <span class="tile">
          {nameIn(language, service)} <small>{service.detail}</small>
        </span>
      )}
      <span class="go">{say("settings.sample-button")}</span>
    </>
  );
};

const Call = () => {
  const { say } = usePage();
  return (
    <>
      <b class="number">A012</b>
      <span>{say("settings.sample-call")}</span>
    </>
  );
};

const Phone = () => {
  const { say } = usePage();
  return (
    <>
      <b class="number">A012</b>
      <span class="soft">{say("settings.sample-wait")}</span>
    </>
  );
};

export const LookPreview = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { outlook, draft } = editor;
  const { scheme, screens, letters } = draft.value.look;
  if (!outlook) return null;
  const { colours } = outlook;
  const sheet = (name: "kiosk" | "screen" | "phone", dark: boolean, part: preact.ComponentChild) => (
    <figure
      class={`sheet ${name} ${dark ? "dark" : ""}`}
      data-letters={name === "phone" ? letters : undefined}
      style={dark ? colours.dark : colours.light}
    >
      <figcaption>{say(`settings.preview-${name}`)}</figcaption>
      <div class="face">{part}</div>
    </figure>
  );
  return (
    <Preview>
      {sheet("kiosk", isDark(scheme), <Kiosk editor={editor} />)}
      {sheet("screen", screens === "dark", <Call />)}
      {sheet("phone", isDark(scheme), <Phone />)}
    </Preview>
  );
};
