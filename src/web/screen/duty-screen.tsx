// The information screen's other view, `?view=roster`: the duty roster, the windows, and where to complain [Q8].
import type { RosterView } from "../../hall/presence/views.ts";
import type { WindowView } from "../../hall/views.ts";
import { windowsOf } from "../parts/hall-entries.ts";
import { namesIn } from "../parts/names.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { entry } from "../wire/hall-state.ts";

const noRoster: RosterView = { people: [] };

const Window = ({ window }: { readonly window: WindowView }) => {
  const { say, language } = usePage();
  const { number, name, services, clerk, state } = window;
  const telephone = clerk?.telephone === undefined ? "" : say("staff.telephone", { telephone: clerk.telephone });
  return (
    <tr>
      <th scope="row">
        <b>{number}</b> {name}
      </th>
      <td>{namesIn(language, services)}</td>
      <td>{clerk ? [clerk.name, clerk.unit, clerk.title].filter(Boolean).join(" · ") : say(`state.${state}`)}</td>
      <td>{telephone}</td>
    </tr>
  );
};

const Others = ({ people }: RosterView) => {
  const { say } = usePage();
  const others = people.filter(({ post }) => post !== undefined);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{say("roster.others")}</h2>
      <ul>
        {others.map(({ number, name, post, unit, telephone }) => (
          <li key={number} class="duty-person">
            <b>{name}</b> {say(`role-of.${post!}`)} {unit}{" "}
            {telephone !== undefined && say("staff.telephone", { telephone })}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What stands beside the hall's name, below the header. */
export const DutyScreen = () => {
  const { say } = usePage();
  const state = useHall();
  const roster = entry<RosterView>(state, "board", "roster") ?? noRoster;
  const { complaintTelephone } = roster;
  return (
    <main class="duty">
      <section>
        <h2>{say("roster.windows")}</h2>
        <table>
          <tbody>
            {windowsOf(state).map((window) => (
              <Window key={window.id} window={window} />
            ))}
          </tbody>
        </table>
      </section>
      <Others {...roster} />
      {complaintTelephone !== undefined && (
        <p class="complaints">{say("roster.complaints", { telephone: complaintTelephone })}</p>
      )}
    </main>
  );
};

export const showsDuty = (): boolean => new URLSearchParams(location.search).get("view") === "roster";
