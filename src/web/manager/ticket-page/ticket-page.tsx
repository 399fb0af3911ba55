// The ticket's page: its items on the left, the paper as it will come out on the right.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Placeholder, TicketPageItem } from "../../../hall/ticket-page.ts";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { ItemRow } from "./item-row.tsx";
import { freshItems, type Page, raised } from "./page-items.ts";
import { type Preview, type Problem, type TicketPageEditor, useTicketPage } from "./use-ticket-page.ts";

/** The server's picture, parsed as XML: nothing in it is HTML, and nothing in it runs. */
const Paper = ({ svg }: Pick<Preview, "svg">) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    place.current?.replaceChildren(document.adoptNode(picture));
  }, [svg]);
  return <div class="paper" ref={place} />;
};

interface EditorProps {
  readonly editor: TicketPageEditor;
}

const Proof = ({ editor: { preview, isReprint, showReprint } }: EditorProps) => {
  const { say, language } = usePage();
  const lacking = preview?.substituted ?? [];
  return (
    <aside>
      <h3>{say("layout.preview")}</h3>
      <label>
        <input type="checkbox" checked={isReprint} onChange={() => showReprint(!isReprint)} /> {say("layout.reprint")}
      </label>
      {preview && <Paper svg={preview.svg} />}
      {lacking.length > 0 && <p class="alert">{say("layout.substituted", { what: lacking.join(language.comma) })}</p>}
    </aside>
  );
};

const isAbout =
  (row: number) =>
  ({ path }: Problem): boolean =>
    path === `/ticketPage/${row}` || path.startsWith(`/ticketPage/${row}/`);

interface ItemsProps extends EditorProps {
  readonly select: (row: number) => void;
}

const Items = ({ editor: { draft, problems, inForce, change }, select }: ItemsProps) => (
  <ol>
    {draft.value.map((item, row) => (
      // Items have no names; a row stays the same field while its text is typed.
      <ItemRow
        key={row}
        item={item}
        placeholders={inForce?.placeholders ?? []}
        problems={problems.filter(isAbout(row))}
        isFirst={row === 0}
        isLast={row === draft.value.length - 1}
        select={() => select(row)}
        change={(next) => change(withItem(draft.value, row, next))}
        move={(by) => change(raised(draft.value, by === -1 ? row : row + 1))}
        remove={() => change(without(draft.value, row))}
      />
    ))}
  </ol>
);

const withPlaceholder = (item: TicketPageItem | undefined, name: Placeholder): TicketPageItem | undefined => {
  if (item?.item === "text") return { ...item, text: `${item.text}{${name}}` };
  return item?.item === "qr" ? { ...item, data: `${item.data}{${name}}` } : undefined;
};

interface MoreProps extends EditorProps {
  readonly row: number;
}

/** New items come after the selected one; placeholders go to the end of its text. */
const More = ({ editor: { draft, inForce, change }, row }: MoreProps) => {
  const { say } = usePage();
  const add = (kind: TicketPageItem["item"]): Page => [
    ...draft.value.slice(0, row + 1),
    freshItems[kind],
    ...draft.value.slice(row + 1),
  ];
  const insert = (name: Placeholder) => {
    const next = withPlaceholder(draft.value[row], name);
    if (next) change(withItem(draft.value, row, next));
  };
  return (
    <>
      <p class="more">
        {(Object.keys(freshItems) as TicketPageItem["item"][]).map((kind) => (
          <button key={kind} type="button" class="small" onClick={() => change(add(kind))}>
            + {say(`layout.${kind}`)}
          </button>
        ))}
      </p>
      <p class="more">
        <small>{say("layout.insert")}</small>
        {inForce?.placeholders.map((name) => (
          <button
            key={name}
            type="button"
            class="small"
            disabled={withPlaceholder(draft.value[row], name) === undefined}
            onClick={() => insert(name)}
          >
            {say(`placeholder.${name}`)}
          </button>
        ))}
      </p>
    </>
  );
};

const Steps = ({ editor }: EditorProps) => {
  const { say } = usePage();
  const { draft, inForce, isChanged, problems, said, save, undo, load, change } = editor;
  return (
    <p class="steps">
      <button type="button" class="primary" disabled={!isChanged || problems.length > 0} onClick={save}>
        {say("layout.save")}
      </button>
      <button type="button" disabled={draft.past.length === 0} onClick={undo}>
        {say("layout.undo")}
      </button>
      <button type="button" onClick={() => change(inForce?.standard ?? [])}>
        {say("layout.reset")}
      </button>
      <button type="button" onClick={load}>
        {say("layout.reload")}
      </button>
      <span role="status">{said || (isChanged ? say("layout.unsaved") : "")}</span>
    </p>
  );
};

/** What is wrong with the page and with none of its rows. */
const Whole = ({ editor: { problems } }: EditorProps) => {
  const { say } = usePage();
  const whole = problems.filter(({ path }) => !/^\/ticketPage\/\d/.test(path));
  return whole.length === 0 ? null : (
    <p class="alert" role="alert">
      {say("layout.no-number")}
    </p>
  );
};

const Bench = () => {
  const editor = useTicketPage();
  const [row, select] = useState(0);
  if (!editor.inForce) return null;
  return (
    <div class="bench">
      <div>
        <Items {...{ editor, select }} />
        <More {...{ editor, row }} />
        <Whole editor={editor} />
        <Steps editor={editor} />
      </div>
      <Proof editor={editor} />
    </div>
  );
};

/** Closed at first: a board is for the present, and a page is edited twice a year. */
export const TicketPage = () => {
  const { say } = usePage();
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="ticket-page">
      <h2>{say("layout.title")}</h2>
      {isOpen ? (
        <Bench />
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {say("layout.edit")}
        </button>
      )}
    </section>
  );
};
