// The information screen's other view, `?view=roster`: who is at which window, who else is on duty, and where to complain [Q8].
import type { RosterView } from "../../hall/presence/views.ts";
import type { WindowView } from "../../hall/views/views.ts";
import { windowsOf } from "../parts/hall-entries.ts";
import { namesIn } from "../parts/names.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { entry } from "../wire/hall-state.ts";
import { PageMark } from "./page-mark.tsx";
import { useCapacity } from "./use-capacity.ts";
import { useTurns } from "./use-turns.ts";

const noRoster: RosterView = { people: [] };

const useTelephone = () => {
  const { say } = usePage();
  return (telephone: string | undefined) =>
    telephone === undefined ? undefined : say("staff.telephone", { telephone });
};

const Clerk = ({ window: { clerk, state, name } }: { readonly window: WindowView }) => {
  const { say } = usePage();
  const telephoneOf = useTelephone();
  if (!clerk) return <strong>{state === "closed" ? say("state.closed") : name}</strong>;
  const { unit, title, number, telephone } = clerk;
  const lines = [unit, title, number && say("staff.number", { number }), telephoneOf(telephone)];
  return (
    <>
      <strong>{clerk.name}</strong>
      <span>{lines.filter(Boolean).join(" · ")}</span>
    </>
  );
};

const Card = ({ window }: { readonly window: WindowView }) => {
  const { language } = usePage();
  return (
    <li class="duty-card">
      <div>
        <b>{window.number}</b>
        <p>
          <Clerk window={window} />
          <span>{namesIn(language, window.services)}</span>
        </p>
        {window.clerk && <img src={`/photos/${window.clerk.id}`} alt="" />}
      </div>
    </li>
  );
};

const AtWindows = () => {
  const { say } = usePage();
  const windows = windowsOf(useHall());
  const [box, capacity] = useCapacity<HTMLUListElement>();
  const { shown, ...turn } = useTurns(windows, capacity);
  return (
    <section class="at-windows">
      <h2>
        {say("roster.windows")} <PageMark {...turn} />
      </h2>
      <ul ref={box}>
        {shown.map((window) => (
          <Card key={window.id} window={window} />
        ))}
      </ul>
    </section>
  );
};

/** Of the others, so many at a time. */
const OTHERS_MAX = 4;

const Others = ({ people }: RosterView) => {
  const { say } = usePage();
  const telephoneOf = useTelephone();
  const others = people.filter(({ post }) => post !== undefined);
  const { shown, ...turn } = useTurns(others, OTHERS_MAX);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>
        {say("roster.others")} <PageMark {...turn} />
      </h2>
      <ul>
        {shown.map(({ number, name, post, unit, telephone }) => (
          <li key={number} class="duty-person">
            <b>{name}</b> {say(`role-of.${post!}`)} {unit} {telephoneOf(telephone)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What stands below the header. */
export const DutyScreen = () => {
  const { say } = usePage();
  const roster = entry<RosterView>(useHall(), "board", "roster") ?? noRoster;
  const { complaintTelephone } = roster;
  return (
    <main class="duty">
      <AtWindows />
      <Others {...roster} />
      {complaintTelephone !== undefined && (
        <p class="complaints">{say("roster.complaints", { telephone: complaintTelephone })}</p>
      )}
    </main>
  );
};

export const showsDuty = (): boolean => new URLSearchParams(location.search).get("view") === "roster";
