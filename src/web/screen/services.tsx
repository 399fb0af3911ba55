// What people wait for: who gets ready next, how many wait, and about how long, in pages where there are many services.
import type { ServiceView } from "../../hall/views/views.ts";
import { servicesOf, waitsOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { nameIn } from "../words/words.ts";
import { PageMark } from "./page-mark.tsx";
import { paged, turnAt } from "./turning.ts";

const ROWS_MAX = 6;
/** Signs of a name that stand on one line: twelve of the Latin alphabet, or half as many Chinese ones. */
const NAME_COLUMNS = 12;

const columnsOf = (name: string): number =>
  Array.from(name).reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

const Expected = ({ service }: { readonly service: ServiceView }) => {
  const { say } = usePage();
  const wait = waitsOf(useHall())[service.id];
  if (service.stopped !== undefined) return <td>{say("screen.stopped")}</td>;
  if (!wait) return <td>{say("screen.nobody")}</td>;
  return <td>{wait.minutes === 0 ? say("screen.none") : say("screen.minutes", { n: wait.minutes })}</td>;
};

const Row = ({ service }: { readonly service: ServiceView }) => {
  const { say, language } = usePage();
  const name = nameIn(language, service);
  return (
    <tr>
      <th scope="row" class={columnsOf(name) > NAME_COLUMNS ? "is-long" : ""}>
        <span>{name}</span>
      </th>
      <td class="next">{service.next ? service.next.join(" ") : say("screen.nobody")}</td>
      <td>{say("app.people", { n: service.waiting })}</td>
      <Expected service={service} />
    </tr>
  );
};

const Head = ({ page, pages }: { readonly page: number; readonly pages: number }) => {
  const { say } = usePage();
  return (
    <thead>
      <tr>
        <th scope="col">
          {say("screen.service")} <PageMark {...{ page, pages }} />
        </th>
        <th scope="col">{say("screen.next")}</th>
        <th scope="col">{say("screen.waiting")}</th>
        <th scope="col">{say("screen.expected")}</th>
      </tr>
    </thead>
  );
};

export const Services = () => {
  const pages = paged(servicesOf(useHall()), ROWS_MAX);
  const page = turnAt(useNow(), pages.length);
  const rows = pages[page] ?? [];
  return (
    <section class={`services rows-${pages[0]!.length}`}>
      <table>
        <Head page={page} pages={pages.length} />
        <tbody>
          {rows.map((service) => (
            <Row key={service.id} service={service} />
          ))}
        </tbody>
      </table>
    </section>
  );
};
