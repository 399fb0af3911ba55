// A time booked at the machine [Q4]: one question a page, so that nothing has to be scrolled.
import { useState } from "preact/hooks";
import type { BookingView } from "../../hall/appointments/own-appointment.ts";
import { dayText, failureText, type OwnAppointment, useFreeSlots } from "../book/booking.tsx";
import { Pass } from "../book/own.tsx";
import { DigitPad } from "../parts/digit-pad.tsx";
import { useKeys, usePage } from "../parts/page.tsx";
import { request } from "../wire/request.ts";
import { nameIn } from "../words/words.ts";
import type { Fits } from "./tile-grid.ts";
import { Tiles, useTiles } from "./tiles.tsx";
import { grouped } from "./typed.ts";
import { useDigits } from "./use-digits.ts";

const fits: Fits = ({ width, height }) => width >= 12 && height >= 4.5;
const TELEPHONE_MAX = 15;
const TELEPHONE = /^\d{7,15}$/;

interface Wished {
  readonly service?: string;
  readonly date?: string;
  readonly from?: string;
}

interface Option {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  readonly isFull: boolean;
}

const once = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Services, then days, then times, as far as they are free. */
const useOptions = ({ services, slots }: BookingView, { service, date }: Wished): readonly Option[] => {
  const { say, language } = usePage();
  if (service === undefined) return services.map((one) => ({ id: one.id, text: nameIn(language, one), isFull: false }));
  const ofService = slots.filter((slot) => slot.service === service);
  if (date === undefined)
    return once(ofService.map((slot) => slot.date)).map((day) => ({
      id: day,
      text: dayText(day, language),
      isFull: ofService.every((slot) => slot.date !== day || slot.free === 0),
    }));
  return ofService
    .filter((slot) => slot.date === date)
    .map(({ from, to, free }) => ({
      id: from,
      text: `${from}–${to}`,
      note: free === 0 ? say("book.full") : say("book.free", { n: free }),
      isFull: free === 0,
    }));
};

const questionOf = ({ service, date, from }: Wished) => {
  if (service === undefined) return "service" as const;
  if (date === undefined) return "date" as const;
  return from === undefined ? ("from" as const) : ("telephone" as const);
};

const words = { service: "book.service", date: "book.day", from: "book.time", telephone: "book.telephone" } as const;

/** One question back; undefined before the first. */
const before = ({ service, date, from }: Wished): Wished | undefined => {
  if (from !== undefined) return { service, date };
  if (date !== undefined) return { service };
  return service === undefined ? undefined : {};
};

const Options = ({ options, pick }: { options: readonly Option[]; pick: (id: string) => void }) => {
  const tiling = useTiles(options, fits);
  const press = (digit: number) => {
    const option = tiling.inSight[digit - 1];
    if (option && !option.isFull) pick(option.id);
  };
  useDigits({ count: tiling.inSight.length, press, turn: tiling.turn });
  return (
    <Tiles
      tiling={tiling}
      draw={({ id, text, note, isFull }) => (
        <button key={id} type="button" class="tile" disabled={isFull} onClick={() => pick(id)}>
          {text} {note && <small>{note}</small>}
        </button>
      )}
    />
  );
};

interface TelephoneProps {
  readonly telephone: string;
  readonly change: (telephone: string) => void;
}

const Telephone = ({ telephone, change }: TelephoneProps) => {
  const { say } = usePage();
  const add = (digit: string) => change((telephone + digit).slice(0, TELEPHONE_MAX));
  const remove = () => change(telephone.slice(0, -1));
  useKeys(({ key }) => {
    if (/^[0-9]$/.test(key)) add(key);
    if (key === "Backspace") remove();
  });
  return (
    <div class="keys">
      <output class="typed" aria-label={say("book.telephone")}>
        {grouped(telephone) || " "}
      </output>
      <DigitPad {...{ say, add, remove }} clear={() => change("")} />
    </div>
  );
};

interface BookedProps {
  readonly booked: (own: OwnAppointment) => void;
}

const useBooking = ({ booked }: BookedProps) => {
  const { say, language, pass } = usePage();
  const [wished, wish] = useState<Wished>({});
  const [telephone, setTelephone] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = () => {
    setBusy(true);
    const question = { body: { ...wished, telephone }, token: pass.token };
    void request<OwnAppointment>("POST", "/booking", question).then((reply) => {
      setBusy(false);
      if (reply.ok) booked(reply.data);
      else setTrouble(failureText(reply, { say, language }));
    });
  };
  return { wished, wish, telephone, setTelephone, trouble, isBusy, submit };
};

interface AskingProps extends BookedProps {
  readonly view: BookingView;
  readonly back: () => void;
}

const Asking = ({ view, booked, back }: AskingProps) => {
  const { say } = usePage();
  const { wished, wish, telephone, setTelephone, trouble, isBusy, submit } = useBooking({ booked });
  const options = useOptions(view, wished);
  const question = questionOf(wished);
  const leave = () => (before(wished) ? wish(before(wished)!) : back());
  useKeys(({ key, repeat }) => {
    if (!repeat && key === "Escape") leave();
  });
  return (
    <>
      <div class="title">
        <h1 aria-live="polite">{say(words[question])}</h1>
        {question === "telephone" && <p>{say("book.why")}</p>}
        {trouble && (
          <p role="alert" class="banner">
            {trouble}
          </p>
        )}
      </div>
      {question === "telephone" ? (
        <Telephone telephone={telephone} change={setTelephone} />
      ) : (
        <Options key={question} options={options} pick={(id) => wish({ ...wished, [question]: id })} />
      )}
      <div class={question === "telephone" ? "choices" : "choices single"}>
        <button type="button" class="back" onClick={leave}>
          {say("app.back")}
        </button>
        {question === "telephone" && (
          <button type="button" class="primary take" disabled={isBusy || !TELEPHONE.test(telephone)} onClick={submit}>
            {say("book.submit")}
          </button>
        )}
      </div>
    </>
  );
};

/** Before the hall has said what is free, and where nothing is. */
const Nothing = ({ text, back }: { readonly text: string; readonly back: () => void }) => {
  const { say } = usePage();
  return (
    <>
      <p class="refusal" role="status">
        {text}
      </p>
      <button type="button" class="done" onClick={back}>
        {say("app.back")}
      </button>
    </>
  );
};

const Booked = ({ own, done }: { readonly own: OwnAppointment; readonly done: () => void }) => {
  const { say, language } = usePage();
  return (
    <main class="booked outcome">
      <div role="status">
        <Pass {...{ own, say, language }} />
      </div>
      <p>{say("own.photo")}</p>
      <button type="button" class="done" onClick={done}>
        {say("kiosk.done")}
      </button>
    </main>
  );
};

export const BookHere = ({ back }: { readonly back: () => void }) => {
  const { say } = usePage();
  const [own, booked] = useState<OwnAppointment>();
  const view = useFreeSlots("machine");
  if (own) return <Booked own={own} done={back} />;
  const isThere = view && view.services.length > 0;
  return (
    <main class={isThere ? "book-here typing" : "book-here outcome"}>
      {isThere && <Asking {...{ view, booked, back }} />}
      {view === undefined && <Nothing text={say("app.connecting")} back={back} />}
      {view === null && <Nothing text={say("book.unreachable")} back={back} />}
      {view?.services.length === 0 && <Nothing text={say("book.none")} back={back} />}
    </main>
  );
};
