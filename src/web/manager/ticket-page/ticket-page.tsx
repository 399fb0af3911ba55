// The ticket's page: its items on the left, the paper as it will come out on the right.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Placeholder, TicketPageItem } from "../../../hall/rules/ticket-page.ts";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { ticketPageWords } from "../../words/ticket-page-words.ts";
import type { Problem, TabProps } from "../settings/editor.ts";
import { ItemRow } from "./item-row.tsx";
import { freshItems, type Page, raised } from "./page-items.ts";
import { type Preview, type TicketPageEditor, useTicketPage } from "./use-ticket-page.ts";

/** The server's picture, parsed as XML: nothing in it is HTML, and nothing in it runs. */
const Paper = ({ svg }: Pick<Preview, "svg">) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    place.current?.replaceChildren(document.adoptNode(picture));
  }, [svg]);
  return <div class="paper" ref={place} />;
};

/** What may stand in a line: there is a word for each. */
const placeholders = (Object.keys(ticketPageWords) as (keyof typeof ticketPageWords)[]).flatMap((word) =>
  word.startsWith("placeholder.") ? [word.slice("placeholder.".length) as Placeholder] : [],
);

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

const Items = ({ editor: { page, problems, change }, select }: ItemsProps) => (
  <ol>
    {page.map((item, row) => (
      // Items have no names; a row stays the same field while its text is typed.
      <ItemRow
        key={row}
        item={item}
        placeholders={placeholders}
        problems={problems.filter(isAbout(row))}
        isFirst={row === 0}
        isLast={row === page.length - 1}
        select={() => select(row)}
        change={(next) => change(withItem(page, row, next))}
        move={(by) => change(raised(page, by === -1 ? row : row + 1))}
        remove={() => change(without(page, row))}
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
const More = ({ editor: { page, change }, row }: MoreProps) => {
  const { say } = usePage();
  const add = (kind: TicketPageItem["item"]): Page => [
    ...page.slice(0, row + 1),
    freshItems[kind],
    ...page.slice(row + 1),
  ];
  const insert = (name: Placeholder) => {
    const next = withPlaceholder(page[row], name);
    if (next) change(withItem(page, row, next));
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
        {placeholders.map((name) => (
          <button
            key={name}
            type="button"
            class="small"
            disabled={withPlaceholder(page[row], name) === undefined}
            onClick={() => insert(name)}
          >
            {say(`placeholder.${name}`)}
          </button>
        ))}
      </p>
    </>
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

export const TicketPage = ({ editor: settings }: TabProps) => {
  const { say } = usePage();
  const editor = useTicketPage(settings);
  const [row, select] = useState(0);
  return (
    <div class="ticket-page">
      <div class="bench">
        <div>
          <Items {...{ editor, select }} />
          <More {...{ editor, row }} />
          <button type="button" onClick={() => editor.change(editor.standard)}>
            {say("layout.reset")}
          </button>
          <Whole editor={editor} />
        </div>
        <Proof editor={editor} />
      </div>
    </div>
  );
};
