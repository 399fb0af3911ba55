// A day under supervision [N7]: how much each device was on and each window had its clerk, and what was off.
import { useState } from "preact/hooks";
import type { DayReport, Outage, Uptime } from "../../../hall/supervision/report.ts";
import { staffOf } from "../../duty/duty-entries.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { Table } from "../../parts/table.tsx";
import { useTimes } from "../../parts/use-times.ts";
import { request } from "../../wire/request.ts";
import { sayOf } from "../../words.ts";

const MINUTE_MS = 60_000;
const minutes = (ms: number): number => Math.round(ms / MINUTE_MS);
const share = ({ watchedMs, upMs }: Uptime): string =>
  watchedMs === 0 ? "–" : `${((upMs / watchedMs) * 100).toFixed(1)} %`;

const Uptimes = ({ list }: { readonly list: readonly Uptime[] }) => (
  <Table columns={["super.what", "super.up", "duty.minutes", "super.faulty"]}>
    {list.map((one) => (
      <tr key={one.id}>
        <th scope="row">{one.name ?? one.id}</th>
        <td class={one.upMs < one.watchedMs ? "alert" : ""}>{share(one)}</td>
        <td>
          {minutes(one.upMs)} / {minutes(one.watchedMs)}
        </td>
        <td>{one.faultyMs > 0 && minutes(one.faultyMs)}</td>
      </tr>
    ))}
  </Table>
);

/** Whoever did it is named where the hall knows a name. */
const useTold = () => {
  const { say } = usePage();
  const staff = staffOf(useHall());
  return (told: string): string => {
    const [role, id] = told.split(":");
    if (id === undefined) return sayOf(say, "super", told);
    return say("super.by", { name: staff.find((one) => one.id === id)?.name ?? sayOf(say, "role", role ?? "") });
  };
};

const OutageRow = ({ outage }: { readonly outage: Outage }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const toldText = useTold();
  const { id, from, to, hoursMs, what, told, reason, onDuty } = outage;
  return (
    <tr>
      <th scope="row">{id}</th>
      <td>{clockTime(from)}</td>
      <td>{to === undefined ? say("super.now") : clockTime(to)}</td>
      <td>{minutes(hoursMs)}</td>
      <td class="alert">
        {sayOf(say, "super", what)} {reason && sayOf(say, "super", reason)}
      </td>
      <td>{toldText(told)}</td>
      <td>{onDuty.join(" ")}</td>
    </tr>
  );
};

const Outages = ({ list }: { readonly list: readonly Outage[] }) => {
  const { say } = usePage();
  if (list.length === 0) return <p class="quiet">{say("super.nothing")}</p>;
  return (
    <>
      <h3>{say("super.outages")}</h3>
      <Table
        columns={[
          "super.what",
          "duty.from",
          "duty.until",
          "duty.minutes",
          "duty.reason",
          "super.told",
          "super.on-duty",
        ]}
      >
        {list.map((outage) => (
          <OutageRow key={`${outage.id} ${outage.from}`} outage={outage} />
        ))}
      </Table>
    </>
  );
};

const Report = ({ report }: { readonly report: DayReport }) => {
  const { say } = usePage();
  const { openMs, watchedMs, devices, windows, outages } = report;
  return (
    <>
      <p>{say("super.open", { open: minutes(openMs), watched: minutes(watchedMs) })}</p>
      <Outages list={outages} />
      <Uptimes list={[...windows, ...devices]} />
    </>
  );
};

const useReport = () => {
  const { pass, say, language } = usePage();
  const [report, setReport] = useState<DayReport>();
  const [said, setSaid] = useState("");
  const look = async (date: string) => {
    const reply = await request<DayReport>("GET", `/supervision/${encodeURIComponent(date)}`, { token: pass.token });
    if (reply.ok) setReport(reply.data);
    const problem = reply.ok ? undefined : reply.problem;
    setSaid(reply.ok ? "" : `✕ ${problem ? problemText(problem, say, language) : say("problem.unreachable")}`);
  };
  return { report, said, look };
};

export const Supervision = () => {
  const { say } = usePage();
  const today = hallOf(useHall())?.date ?? "";
  const { report, said, look } = useReport();
  const day = say("super.day");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void look(String(new FormData(event.currentTarget as HTMLFormElement).get("date")));
  };
  return (
    <section class="supervision">
      <h2>{say("super.title")}</h2>
      <form class="reason" onSubmit={submit}>
        <input key={today} type="date" name="date" required defaultValue={today} max={today} aria-label={day} />
        <button type="submit">{say("super.look")}</button>
        <span role="status">{said}</span>
      </form>
      {report && <Report report={report} />}
    </section>
  );
};
