// One appointment for its holder: the code, when to come, and the way to another time or out of it.
import { useState } from "preact/hooks";
import type { Language } from "../language.ts";
import { QrCode } from "../parts/qr-code.tsx";
import { bringIn } from "../parts/service-text.ts";
import { request } from "../wire/request.ts";
import { nameIn } from "../words/words.ts";
import { dayText, failureText, type OwnAppointment, PickTime, type Spoken, useFreeSlots } from "./booking.tsx";

interface Props extends Spoken {
  readonly own: OwnAppointment;
}

/** As the hall names it, in the reader's language where it does. */
export const serviceOf = ({ service, serviceEn }: OwnAppointment, language: Language): string =>
  nameIn(language, { name: service, ...(serviceEn !== undefined && { nameEn: serviceEn }) });

/** The code, to be typed or scanned, and when to come. */
export const Pass = ({ own, say, language }: Props) => {
  const { date, from, to, code, earlyMinutes, lateMinutes } = own;
  return (
    <>
      <p class="service">{serviceOf(own, language)}</p>
      <p class="sentence">{say("book.chosen", { day: dayText(date, language), from, to })}</p>
      <p>
        {say("own.code")} <b class="code">{code}</b>
      </p>
      <QrCode data={code} />
      <p>{say("own.scan")}</p>
      <p>{say("own.when", { from, early: earlyMinutes, late: lateMinutes })}</p>
      {own.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {bringIn(language, own)}
        </p>
      )}
    </>
  );
};

interface ChangeProps extends Props {
  /** As the hall has it now. */
  readonly changed: (own: OwnAppointment) => void;
}

type Doing = "nothing" | "moving" | "cancelling";

const Move = ({ own, say, language, changed, tell }: ChangeProps & { readonly tell: (trouble: string) => void }) => {
  const view = useFreeSlots(own.from);
  const [wish, setWish] = useState<{ date?: string; from?: string }>({});
  const slots = view?.slots.filter(({ service }) => service === own.serviceId) ?? [];
  const choose = (next: { date?: string; from?: string }) => {
    setWish(next);
    if (next.from === undefined) return;
    const body = { date: next.date, from: next.from };
    void request<OwnAppointment>("POST", `/own-appointment/${own.token}/move`, { body }).then((reply) =>
      reply.ok ? changed(reply.data) : tell(failureText(reply, { say, language })),
    );
  };
  return <PickTime {...{ slots, wish, choose, say, language }} />;
};

const Sure = ({
  own,
  say,
  language,
  changed,
  tell,
  stay,
}: ChangeProps & { tell: (trouble: string) => void; stay: () => void }) => {
  const cancel = () =>
    void request("POST", `/own-appointment/${own.token}/cancel`).then((reply) =>
      reply.ok ? changed({ ...own, status: "cancelled" }) : tell(failureText(reply, { say, language })),
    );
  return (
    <div class="sure" role="alert">
      <p>{say("own.sure")}</p>
      <button type="button" class="primary" onClick={stay}>
        {say("own.stay")}
      </button>
      <button type="button" class="leave" onClick={cancel}>
        {say("own.cancel")}
      </button>
    </div>
  );
};

export const Change = (props: ChangeProps) => {
  const { own, say, changed } = props;
  const [doing, setDoing] = useState<Doing>("nothing");
  const [trouble, tell] = useState<string>();
  if (!own.canChange) return <p class="quiet">{say("own.fixed")}</p>;
  const done = (next: OwnAppointment) => {
    setDoing("nothing");
    tell(undefined);
    changed(next);
  };
  return (
    <>
      {trouble && (
        <p role="alert" class="trouble">
          {trouble}
        </p>
      )}
      {doing === "moving" && <Move {...{ ...props, changed: done, tell }} />}
      {doing === "cancelling" && <Sure {...{ ...props, tell }} stay={() => setDoing("nothing")} />}
      {doing === "nothing" && (
        <div class="changes">
          <button type="button" onClick={() => setDoing("moving")}>
            {say("own.move")}
          </button>
          <button type="button" class="leave" onClick={() => setDoing("cancelling")}>
            {say("own.cancel")}
          </button>
        </div>
      )}
    </>
  );
};
