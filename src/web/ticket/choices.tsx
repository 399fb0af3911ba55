// What the holder may choose: how the phone reminds, and passing the page on.
import { Phrases } from "../parts/phrases.tsx";
import { useSpeech } from "../parts/speech.tsx";
import type { Reminding } from "./reminders.ts";

export const Reminders = ({ offered, chosen, toggle }: Reminding) => {
  const { say } = useSpeech();
  return (
    <fieldset class="reminders">
      <legend>{say("phone.remind")}</legend>
      <p class="quiet">{say("phone.remind-how")}</p>
      {offered.map((one) => (
        <button key={one} type="button" aria-pressed={chosen.has(one)} onClick={() => toggle(one)}>
          <span aria-hidden="true">{chosen.has(one) ? "✓ " : ""}</span>
          {say(`phone.remind-${one}`)}
        </button>
      ))}
    </fieldset>
  );
};

interface ShareProps {
  readonly title: string;
  readonly watch: string;
}

/** The link that only reads. A browser that cannot pass on has its address bar, which shows the same. */
export const Share = ({ title, watch }: ShareProps) => {
  const { say } = useSpeech();
  // Whoever closes the choice of whom to send it to has changed their mind.
  const share = () => void navigator.share({ title, url: `${location.origin}/t/${watch}` }).catch(() => undefined);
  return (
    <section class="share">
      <p class="quiet">
        <Phrases text={say("phone.share-how")} />
      </p>
      {"share" in navigator && (
        <button type="button" onClick={share}>
          {say("phone.share")}
        </button>
      )}
    </section>
  );
};
