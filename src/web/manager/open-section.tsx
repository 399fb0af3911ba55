// The one section that is open. The present is there at once; every other is loaded when it is first opened.
import type { FunctionComponent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { nameIn } from "../words/words.ts";
import { later } from "./later.tsx";
import { Now } from "./now/now.tsx";
import type { SectionProps } from "./section-props.ts";
import type { Place, SectionName } from "./sections.ts";

const views: { readonly [S in SectionName]: FunctionComponent<SectionProps> } = {
  now: Now,
  tide: later(async () => (await import("./tide/tide.tsx")).Tide),
  today: later(async () => (await import("./reports/today.tsx")).Today),
  staff: later(async () => (await import("./presence/presence.tsx")).Presence),
  devices: later(async () => (await import("./devices.tsx")).Devices),
  history: later(async () => (await import("./reports/history.tsx")).History),
  ratings: later(async () => (await import("./complaints/complaints.tsx")).Complaints),
  cases: later(async () => (await import("./cases/cases.tsx")).Cases),
  appointments: later(async () => (await import("./appointments/appointments.tsx")).Appointments),
  supervision: later(async () => (await import("./supervision/supervision.tsx")).Supervision),
  standard: later(async () => (await import("./standard/standard.tsx")).Standard),
  settings: later(async () => (await import("./settings/settings.tsx")).Settings),
};

interface Props {
  readonly place: Place;
  readonly operator: Operator;
}

/** What is being changed there stays while its manager looks something up elsewhere. */
const isKept = (section: SectionName): boolean => section === "settings";

/** Those that are drawn: the open one, and what was open before and is kept. */
const useDrawn = (section: SectionName): readonly SectionName[] => {
  const [kept, keep] = useState<readonly SectionName[]>([]);
  useEffect(() => {
    if (isKept(section) && !kept.includes(section)) keep([...kept, section]);
  }, [section, kept]);
  return kept.includes(section) ? kept : [...kept, section];
};

/** Whoever opens a section goes on reading at its beginning; the first one is where the page begins anyway. */
const useFocusOnChange = (section: SectionName) => {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(section);
  useEffect(() => {
    if (shown.current === section) return;
    shown.current = section;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [section]);
  return main;
};

const Drawn = ({ section, open, within, operator }: SectionProps & Record<"section" | "open", SectionName>) => {
  const View = views[section];
  return (
    <div class={`section-${section}`} hidden={section !== open}>
      <View {...{ operator, within }} />
    </div>
  );
};

/** On paper every sheet says whose it is and of which day. */
const PrintHead = ({ name }: { readonly name: string }) => {
  const { language } = usePage();
  const { dayName, clockTime } = useTimes();
  const hall = hallOf(useHall());
  const now = useNow(60_000);
  return (
    <p class="print-head" aria-hidden="true">
      <b>{name}</b> {hall && nameIn(language, hall)} {dayName(now)} {clockTime(now)}
    </p>
  );
};

export const OpenSection = ({ place: { section, within }, operator }: Props) => {
  const { say } = usePage();
  const main = useFocusOnChange(section);
  const name = say(`part.${section}`);
  useEffect(() => {
    document.title = `${name} · ${say("manager.title")}`;
  }, [name, say]);
  return (
    <main ref={main} tabIndex={-1} aria-label={name}>
      <PrintHead name={name} />
      {useDrawn(section).map((one) => (
        <Drawn key={one} section={one} open={section} {...{ within, operator }} />
      ))}
    </main>
  );
};
