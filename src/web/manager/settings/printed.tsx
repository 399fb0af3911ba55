// The settings as a plain list on paper: for the notice board or the file. Seen only when the page is printed.
import type { AllSections } from "../../../protocols/api/settings-sections.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";

interface PartProps {
  readonly sections: AllSections;
}

const Hours = ({ sections: { sessions, holidays } }: PartProps) => {
  const { say } = usePage();
  return (
    <>
      <h2>{say("days.sessions")}</h2>
      {sessions.length === 0 && <p>{say("days.always-open")}</p>}
      <ul>
        {sessions.map(({ id, name, days, from, to }) => (
          <li key={id}>
            {name} {days.map((day) => say(`plan.weekday-${day as 1}`)).join("")} {from}–{to}
          </li>
        ))}
      </ul>
      <p>
        {say("days.holidays", { n: holidays.length })} {holidays.join("、")}
      </p>
    </>
  );
};

const Services = ({ sections: { services } }: PartProps) => {
  const { say } = usePage();
  return (
    <>
      <h2>{say("section.services")}</h2>
      <table>
        <thead>
          <tr>
            {(["field.name", "field.detail", "field.bring", "field.minutes", "field.quotaDay"] as const).map((word) => (
              <th key={word}>{say(word)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ id, name, nameEn, detail, bring, minutes, quotaDay }) => (
            <tr key={id}>
              <th scope="row">
                {name} <small lang="en">{nameEn}</small>
              </th>
              <td>{detail}</td>
              <td>{bring}</td>
              <td>{minutes}</td>
              <td>{quotaDay}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const Windows = ({ sections: { windows, services } }: PartProps) => {
  const { say } = usePage();
  const nameOf = (id: string) => services.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <h2>{say("section.windows")}</h2>
      <ul>
        {windows.map((window) => (
          <li key={window.id}>
            {say("window.number", { n: window.number })} {window.name}：{window.services.map(nameOf).join("、")}
          </li>
        ))}
      </ul>
    </>
  );
};

const Texts = ({ sections: { notices, screen } }: PartProps) => {
  const { say } = usePage();
  const texts = [...notices.texts.map(({ text }) => text), ...screen.marquee];
  if (texts.length === 0) return null;
  return (
    <>
      <h2>{say("section.notices")}</h2>
      <ul>
        {texts.map((text, at) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
    </>
  );
};

/** What holds, and never a draft: paper is believed. */
export const Printed = ({ sections }: PartProps) => {
  const { say } = usePage();
  const date = hallOf(useHall())?.date;
  return (
    <div class="printed" aria-hidden="true">
      <h1>{sections.name}</h1>
      <p>{say("settings.printed-on", { date: date ?? "" })}</p>
      <Hours sections={sections} />
      <Services sections={sections} />
      <Windows sections={sections} />
      <Texts sections={sections} />
    </div>
  );
};
