// Booking in four questions, one after the other: what for, which day, what time, who. For anybody on a phone, and for staff
// who book for somebody; it does not know who asks.
import { useEffect, useState } from "preact/hooks";
import type { BookingView, OwnAppointmentView } from "../../hall/appointments/own-appointment.ts";
import type { Language } from "../language.ts";
import { problemText } from "../parts/problem-text.ts";
import { bringIn } from "../parts/service-text.ts";
import { type Reply, request } from "../wire/request.ts";
import { nameIn, type Say } from "../words/words.ts";
import { Choice } from "./choice.tsx";
import { type Person, Who } from "./who.tsx";

export type OwnAppointment = OwnAppointmentView & { readonly token: string };
export type Slot = BookingView["slots"][number];

export interface Spoken {
  readonly say: Say;
  readonly language: Language;
}

interface Props extends Spoken {
  /** Who books, where a member of staff does. */
  readonly token?: string;
  readonly booked: (own: OwnAppointment) => void;
}

/** Of a local date: `11月24日周二`. */
export const dayText = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language.code, { timeZone: "UTC", month: "long", day: "numeric", weekday: "short" }).format(
    Date.parse(date),
  );

export const failureText = <T,>(reply: Reply<T>, { say, language }: Spoken): string =>
  !reply.ok && reply.problem ? problemText(reply.problem, say, language) : say("book.unreachable");

const first = <T, K>(items: readonly T[], keyOf: (item: T) => K): K[] => [...new Set(items.map(keyOf))];

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
        say={say}
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
          key={wish.date}
          say={say}
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
  const { say, language } = props;
  const { wish, choose, trouble, isBusy, submit } = useBooking(props);
  const view = useFreeSlots(trouble);
  if (view === undefined) return <p role="status">{say("app.connecting")}</p>;
  if (view === null) return <p role="alert">{say("book.unreachable")}</p>;
  if (view.services.length === 0) return <p role="status">{say("book.none")}</p>;
  const service = view.services.find(({ id }) => id === wish.service);
  return (
    <div class="booking">
      <Choice
        say={say}
        legend={say("book.service")}
        options={view.services.map((one) => ({ id: one.id, text: nameIn(language, one) }))}
        chosen={wish.service}
        choose={(id) => choose({ service: id })}
      />
      {service?.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {bringIn(language, service)}
        </p>
      )}
      {service && (
        <PickTime
          key={service.id}
          {...{ say, language, wish, choose }}
          slots={view.slots.filter((slot) => slot.service === service.id)}
        />
      )}
      {trouble && (
        <p role="alert" class="trouble">
          {trouble}
        </p>
      )}
      {wish.from && <Who {...{ say, isBusy, submit }} />}
    </div>
  );
};
