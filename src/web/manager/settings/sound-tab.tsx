// What the hall's voice says of a call, how often, and when it is silent. This machine can say it, so that it is heard beforehand.
import type { VoiceRules } from "../../../hall/rules/voice-rules.ts";
import { chinese } from "../../language.ts";
import { usePage } from "../../parts/page.tsx";
import { hasVoice, hush, speak } from "../../parts/voice.ts";
import { Field, TIME_FORM } from "../plans/field.tsx";
import { Rows } from "../plans/rows.tsx";
import type { TabProps } from "./editor.ts";
import { CheckField, TextField } from "./fields.tsx";
import { Preview } from "./preview.tsx";
import { problemAt } from "./problems.ts";
import { RuleField } from "./rule-field.tsx";

interface PartProps extends TabProps {
  readonly set: (part: Partial<VoiceRules>) => void;
}

const Quiet = ({ editor: { draft, problems }, set }: PartProps) => {
  const { say } = usePage();
  const { quiet } = draft.value.voice;
  const wrong = problemAt(problems, "/voice/quiet");
  return (
    <div class={wrong ? "special-days wrong" : "special-days"}>
      <Rows
        title="field.voice.quiet"
        list={quiet}
        add={() => set({ quiet: [...quiet, { from: "12:00", to: "13:30" }] })}
        change={(next) => set({ quiet: next })}
      >
        {(span, setPart) => (
          <>
            <Field
              label={say("plan.from")}
              value={span.from}
              form={TIME_FORM}
              size="time"
              change={(from) => setPart({ from })}
            />
            –
            <Field
              label={say("plan.to")}
              value={span.to}
              form={TIME_FORM}
              size="time"
              change={(to) => setPart({ to })}
            />
          </>
        )}
      </Rows>
      <small>{say("settings.quiet-help")}</small>
    </div>
  );
};

/** A number and a window as examples; figures as this machine's own voice reads them. */
const sampleOf = ({ call }: VoiceRules): string =>
  call.replaceAll("{number}", " A 0 1 2 ").replaceAll("{window}", " 3 ").trim();

const Heard = ({ editor: { draft } }: TabProps) => {
  const { say } = usePage();
  const { voice } = draft.value;
  const listen = () => {
    hush();
    for (let time = 0; time < voice.times; time++) speak(sampleOf(voice), chinese);
  };
  return (
    <Preview>
      <figure class="sheet">
        <figcaption>{say("settings.preview-said")}</figcaption>
        <div class="face">
          <span class="tile">{sampleOf(voice).replace("A 0 1 2", "A012")}</span>
        </div>
      </figure>
      <button type="button" disabled={!hasVoice()} onClick={listen}>
        ♪ {say("settings.listen")}
      </button>
      <p class="quiet">{say(hasVoice() ? "settings.listen-help" : "settings.no-voice")}</p>
    </Preview>
  );
};

export const SoundTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { draft, problems, change } = editor;
  const { voice } = draft.value;
  const set = (part: Partial<VoiceRules>) => change({ voice: { ...voice, ...part } });
  return (
    <div class="beside">
      <div class="form">
        <TextField
          label={say("field.voice.call")}
          help={say("settings.call-help")}
          value={voice.call}
          max={80}
          problem={problemAt(problems, "/voice/call")}
          change={(call) => set({ call })}
        />
        <RuleField editor={editor} path="/voice/times" />
        <CheckField
          label={say("field.voice.chime")}
          isTicked={voice.chime}
          toggle={() => set({ chime: !voice.chime })}
        />
        <Quiet {...{ editor, set }} />
      </div>
      <Heard editor={editor} />
    </div>
  );
};
