// Booking in four choices on one screen: what for, which day, what time, who. Used on phones and at the machine; it does not
// know who asks.
import { useEffect, useState } from "preact/hooks";
import type { BookingView, OwnAppointmentView } from "../../hall/appointments/own-appointment.ts";
import { problemText } from "../parts/problem-text.ts";
import { type Reply, request } from "../wire/request.ts";
import { type Language, nameIn, type Say } from "../words.ts";

export type OwnAppointment = OwnAppointmentView & { readonly token: string };
export type Slot = BookingView["slots"][number];

export interface Spoken {
  readonly say: Say;
  readonly language: Language;
}

interface Props extends Spoken {
  /** Who books, where a machine or a member of staff does. */
  readonly token?: string;
  /** There are no letters to type with: a telephone is enough. */
  readonly isMachine?: boolean;
  readonly booked: (own: OwnAppointment) => void;
}

/** Of a local date: `11月24日周二`. */
export const dayText = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "long", day: "numeric", weekday: "short" }).format(
    Date.parse(date),
  );

export const failureText = <T,>(reply: Reply<T>, { say, language }: Spoken): string =>
  !reply.ok && reply.problem ? problemText(reply.problem, say, language) : say("book.unreachable");

const first = <T, K>(items: readonly T[], keyOf: (item: T) => K): K[] => [...new Set(items.map(keyOf))];

interface ChoiceProps {
  readonly legend: string;
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    readonly note?: string;
    readonly isFull?: boolean;
  }[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

const Choice = ({ legend, options, chosen, choose }: ChoiceProps) => (
  <fieldset class="booking-choice">
    <legend>{legend}</legend>
    {options.map(({ id, text, note, isFull = false }) => (
      <button key={id} type="button" aria-pressed={chosen === id} disabled={isFull} onClick={() => choose(id)}>
        {text} {note && <small>{note}</small>}
      </button>
    ))}
  </fieldset>
);

interface Wish {
  readonly service?: string;
  readonly date?: string;
  readonly from?: string;
}

interface PickProps extends Spoken {
  readonly slots: readonly Slot[];
  readonly wish: Wish;
  readonly choose: (wish: Wish) => void;
}

/** Day and time of one service. */
export const PickTime = ({ slots, wish, choose, say, language }: PickProps) => {
  const ofDay = slots.filter(({ date }) => date === wish.date);
  return (
    <>
      <Choice
        legend={say("book.day")}
        options={first(slots, ({ date }) => date).map((date) => ({
          id: date,
          text: dayText(date, language),
          isFull: slots.every((slot) => slot.date !== date || slot.free === 0),
        }))}
        chosen={wish.date}
        choose={(date) => choose({ ...wish, date, from: undefined })}
      />
      {ofDay.length > 0 && (
        <Choice
          legend={say("book.time")}
          options={ofDay.map(({ from, to, free }) => ({
            id: from,
            text: `${from}–${to}`,
            note: free === 0 ? say("book.full") : say("book.free", { n: free }),
            isFull: free === 0,
          }))}
          chosen={wish.from}
          choose={(from) => choose({ ...wish, from })}
        />
      )}
    </>
  );
};

interface Person {
  readonly name?: string;
  readonly telephone: string;
}

interface WhoProps extends Spoken {
  readonly isBusy: boolean;
  readonly isMachine: boolean;
  readonly submit: (person: Person) => void;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

const DigitPad = ({
  say,
  type,
  remove,
}: Pick<Spoken, "say"> & { type: (digit: string) => void; remove: () => void }) => (
  <div class="booking-digits">
    {DIGITS.map((digit) => (
      <button key={digit} type="button" onClick={() => type(digit)}>
        {digit}
      </button>
    ))}
    <button type="button" onClick={remove}>
      {say("check-in.delete")}
    </button>
  </div>
);

interface TelephoneProps extends Pick<WhoProps, "say" | "isMachine"> {
  readonly telephone: string;
  readonly change: (telephone: string) => void;
}

const Telephone = ({ say, isMachine, telephone, change }: TelephoneProps) => (
  <>
    <label>
      {say("book.telephone")}{" "}
      <input
        name="telephone"
        type="tel"
        required
        pattern="\+?[0-9][0-9 \-]{5,18}[0-9]"
        autocomplete={isMachine ? "off" : "tel"}
        value={telephone}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
    {isMachine && (
      <DigitPad say={say} type={(digit) => change(telephone + digit)} remove={() => change(telephone.slice(0, -1))} />
    )}
  </>
);

const Who = ({ say, isBusy, isMachine, submit }: WhoProps) => {
  const [telephone, setTelephone] = useState("");
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
    submit({ telephone, ...(typeof name === "string" && { name }) });
  };
  return (
    <form class="booking-who" onSubmit={onSubmit}>
      <h2>{say("book.who")}</h2>
      {!isMachine && (
        <label>
          {say("book.name")} <input name="name" required maxLength={40} autocomplete="name" />
        </label>
      )}
      <Telephone {...{ say, isMachine, telephone }} change={setTelephone} />
      <p class="quiet">{say("book.why")}</p>
      <button type="submit" class="primary" disabled={isBusy}>
        {say("book.submit")}
      </button>
    </form>
  );
};

/** What is free, asked again whenever `round` changes; undefined until it is known, null when nobody answered. */
export const useFreeSlots = (round: unknown): BookingView | null | undefined => {
  const [view, setView] = useState<BookingView | null>();
  useEffect(() => {
    void request<BookingView>("GET", "/booking").then((reply) => setView(reply.ok ? reply.data : null));
  }, [round]);
  return view;
};

const useBooking = ({ token, booked, ...spoken }: Props) => {
  const [wish, choose] = useState<Wish>({});
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = (person: Person) => {
    setBusy(true);
    const body = { ...wish, ...person };
    void request<OwnAppointment>("POST", "/booking", { body, ...(token === undefined ? {} : { token }) }).then(
      (reply) => {
        setBusy(false);
        if (reply.ok) booked(reply.data);
        else setTrouble(failureText(reply, spoken));
      },
    );
  };
  return { wish, choose, trouble, isBusy, submit };
};

export const Booking = (props: Props) => {
  const { say, language, isMachine = false } = props;
  const { wish, choose, trouble, isBusy, submit } = useBooking(props);
  const view = useFreeSlots(trouble);
  if (view === undefined) return <p role="status">{say("app.connecting")}</p>;
  if (view === null) return <p role="alert">{say("book.unreachable")}</p>;
  if (view.services.length === 0) return <p role="status">{say("book.none")}</p>;
  const service = view.services.find(({ id }) => id === wish.service);
  return (
    <div class="booking">
      <Choice
        legend={say("book.service")}
        options={view.services.map((one) => ({ id: one.id, text: nameIn(language, one) }))}
        chosen={wish.service}
        choose={(id) => choose({ service: id })}
      />
      {service?.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {service.bring}
        </p>
      )}
      {service && (
        <PickTime
          {...{ say, language, wish, choose }}
          slots={view.slots.filter((slot) => slot.service === service.id)}
        />
      )}
      {trouble && (
        <p role="alert" class="trouble">
          {trouble}
        </p>
      )}
      {wish.from && <Who {...{ say, language, isBusy, isMachine, submit }} />}
    </div>
  );
};
