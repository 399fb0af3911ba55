// What staff fill in: who they are, by a touch where this machine knows them, their PIN, and the window where they sit down.
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { WindowView } from "../../hall/views/views.ts";
import { request } from "../wire/request.ts";
import type { Say } from "../words/words.ts";
import { DoorField, type Fault, inputOf } from "./door-field.tsx";
import { type Known, knownHere } from "./known-here.ts";

interface Props {
  readonly say: Say;
  readonly hasSeat: boolean;
  readonly fault: Fault | undefined;
}

interface FacesProps {
  readonly say: Say;
  readonly known: readonly Known[];
  readonly chosen: Known | undefined;
  readonly choose: (one: Known) => void;
}

const Faces = ({ say, known, chosen, choose }: FacesProps) => (
  <fieldset class="faces">
    <legend>{say("door.known")}</legend>
    {known.map((one) => (
      <button key={one.id} type="button" aria-pressed={one === chosen} onClick={() => choose(one)}>
        <img src={`/photos/${one.id}`} alt="" width={64} height={64} />
        {one.id}
      </button>
    ))}
  </fieldset>
);

const useWindows = (): readonly WindowView[] => {
  const [windows, setWindows] = useState<readonly WindowView[]>([]);
  useEffect(() => {
    void request<{ windows: readonly WindowView[] }>("GET", "/windows").then(
      (reply) => reply.ok && setWindows(reply.data.windows),
    );
  }, []);
  return windows;
};

interface WindowChoiceProps extends Pick<Props, "say" | "fault"> {
  readonly wished: string | undefined;
}

/** Who sits there already is said, so that nobody takes a colleague's. */
const WindowChoice = ({ say, fault, wished }: WindowChoiceProps) => {
  const windows = useWindows();
  return (
    <select {...inputOf("window", fault)}>
      {windows.map(({ id, number, name, clerk }) => (
        <option key={id} value={id} selected={id === wished}>
          {say("window.number", { n: number })} {name} {clerk && `（${clerk.name}）`}
        </option>
      ))}
    </select>
  );
};

const windowInAddress = (): string | undefined => new URLSearchParams(location.search).get("window") ?? undefined;

export const StaffFields = ({ say, hasSeat, fault }: Props) => {
  const [known] = useState(knownHere);
  const [chosen, choose] = useState<Known | undefined>(known[0]);
  useLayoutEffect(() => document.getElementById(chosen ? "pin" : "id")?.focus(), [chosen]);
  return (
    <>
      {known.length > 0 && <Faces {...{ say, known, chosen, choose }} />}
      <DoorField name="id" {...{ fault, say }}>
        <input key={chosen?.id} type="text" {...inputOf("id", fault)} defaultValue={chosen?.id} autocomplete="off" />
      </DoorField>
      <DoorField name="pin" {...{ fault, say }}>
        <input type="password" {...inputOf("pin", fault)} inputMode="numeric" autocomplete="off" />
      </DoorField>
      {hasSeat && (
        <DoorField name="window" {...{ fault, say }}>
          <WindowChoice key={chosen?.id} {...{ say, fault }} wished={windowInAddress() ?? chosen?.window} />
        </DoorField>
      )}
    </>
  );
};
