// What could be booked in the coming week by the draft, as if nothing were booked yet: places by day and service.
import type { BookableDay } from "../../../protocols/api/settings-sections.ts";
import { usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import type { TabProps } from "./editor.ts";
import { Preview } from "./preview.tsx";

interface PlacesProps {
  readonly days: readonly BookableDay[];
  readonly services: readonly string[];
}

const Head = ({ services }: Pick<PlacesProps, "services">) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  return (
    <thead>
      <tr>
        {[say("settings.day"), say("settings.slots-of-day"), ...services.map(nameOf)].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Places = ({ days, services }: PlacesProps) => {
  const { language } = usePage();
  const form = { month: "numeric", day: "numeric", weekday: "short", timeZone: "UTC" } as const;
  const dayName = new Intl.DateTimeFormat(language.code, form);
  return (
    <table class="bookable">
      <Head services={services} />
      <tbody>
        {days.map(({ date, slots, places }) => (
          <tr key={date}>
            <th scope="row">{dayName.format(Date.parse(date))}</th>
            <td>{slots || "–"}</td>
            {services.map((id) => (
              <td key={id}>{places[id] ?? "–"}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const BookablePreview = ({ editor: { outlook } }: TabProps) => {
  const { say } = usePage();
  const days = outlook?.bookable ?? [];
  const services = [...new Set(days.flatMap(({ places }) => Object.keys(places)))];
  return (
    <Preview>
      <p class="quiet">{say(services.length === 0 ? "settings.nothing-bookable" : "settings.bookable-help")}</p>
      {services.length > 0 && <Places {...{ days, services }} />}
    </Preview>
  );
};
