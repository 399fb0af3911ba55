// One item of the page: what it says, how it looks, when it is printed, and where it stands.
import type { Placeholder, TicketPageItem } from "../../../hall/rules/ticket-page.ts";
import { expectationText } from "../../parts/expectation.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount } from "../plans/field.tsx";
import type { Problem } from "../settings/editor.ts";

const sizes: readonly number[] = [1, 2, 3, 4];
const aligns = ["left", "center", "right"] as const;

export interface ItemProps<I extends TicketPageItem = TicketPageItem> {
  readonly item: I;
  readonly change: (item: TicketPageItem) => void;
}

type Of<K extends TicketPageItem["item"]> = Extract<TicketPageItem, { item: K }>;

interface ChoiceProps<V extends string | number> {
  readonly label: string;
  readonly value: V;
  readonly all: readonly V[];
  readonly say: (value: V) => string;
  readonly choose: (value: V) => void;
}

const Choice = <V extends string | number>({ label, value, all, say, choose }: ChoiceProps<V>) => (
  <select
    value={value}
    aria-label={label}
    onChange={({ currentTarget }) => choose(all[currentTarget.selectedIndex] ?? value)}
  >
    {all.map((one) => (
      <option key={one} value={one}>
        {say(one)}
      </option>
    ))}
  </select>
);

const Bold = ({ item, change }: ItemProps<Of<"text">>) => {
  const { say } = usePage();
  const { bold = false, ...plain } = item;
  return (
    <label>
      <input type="checkbox" checked={bold} onChange={() => change(bold ? plain : { ...plain, bold: true })} />{" "}
      {say("layout.bold")}
    </label>
  );
};

const TextFields = ({ item, change }: ItemProps<Of<"text">>) => {
  const { say } = usePage();
  const { text, size, align } = item;
  const sizeText = (n: number) => say("layout.size", { n });
  return (
    <>
      <input
        type="text"
        value={text}
        maxLength={200}
        aria-label={say("layout.text")}
        onInput={(event) => change({ ...item, text: event.currentTarget.value })}
      />
      <Choice
        label={sizeText(size)}
        value={size}
        all={sizes}
        say={sizeText}
        choose={(n) => change({ ...item, size: n })}
      />
      <Choice
        label={say("layout.align")}
        value={align}
        all={aligns}
        say={(one) => say(`layout.${one}`)}
        choose={(one) => change({ ...item, align: one })}
      />
      <Bold {...{ item, change }} />
    </>
  );
};

const FeedFields = ({ item, change }: ItemProps<Of<"feed">>) => {
  const { say } = usePage();
  return (
    <label class="wide">
      {say("layout.feed")}{" "}
      <Amount value={item.lines} min={1} max={8} change={(lines = 0) => change({ ...item, lines })} />
    </label>
  );
};

const CodeFields = ({ item, change }: ItemProps<Of<"qr">>) => {
  const { say } = usePage();
  return (
    <label class="wide">
      {say("layout.qr")}{" "}
      <input
        type="text"
        value={item.data}
        maxLength={200}
        onInput={(event) => change({ ...item, data: event.currentTarget.value })}
      />
    </label>
  );
};

const Fields = ({ item, change }: ItemProps) => {
  const { say } = usePage();
  switch (item.item) {
    case "text":
      return <TextFields {...{ item, change }} />;
    case "feed":
      return <FeedFields {...{ item, change }} />;
    case "qr":
      return <CodeFields {...{ item, change }} />;
    case "rule":
      return (
        <span class="wide">
          {say("layout.rule")} <hr />
        </span>
      );
  }
};

interface WhenProps extends ItemProps {
  readonly placeholders: readonly Placeholder[];
}

const When = ({ item, change, placeholders }: WhenProps) => {
  const { say } = usePage();
  const { when = "", ...always } = item;
  return (
    <Choice
      label={say("layout.when")}
      value={when}
      all={["", ...placeholders]}
      say={(name) =>
        name === "" ? say("layout.always") : say("layout.only-with", { what: say(`placeholder.${name}`) })
      }
      choose={(name) => change(name === "" ? always : { ...always, when: name })}
    />
  );
};

interface RowProps extends WhenProps {
  readonly problems: readonly Problem[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly select: () => void;
  /** -1 is up. */
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

export const ItemRow = ({ problems, isFirst, isLast, select, move, remove, ...fields }: RowProps) => {
  const { say, language } = usePage();
  return (
    <li class={problems.length > 0 ? "wrong" : ""} onFocusIn={select}>
      <Fields {...fields} />
      <When {...fields} />
      <span class="moves">
        <button type="button" class="small" disabled={isFirst} aria-label={say("layout.up")} onClick={() => move(-1)}>
          ↑
        </button>
        <button type="button" class="small" disabled={isLast} aria-label={say("layout.down")} onClick={() => move(1)}>
          ↓
        </button>
        <button type="button" class="small" aria-label={say("layout.remove")} onClick={remove}>
          ✕
        </button>
      </span>
      {problems.map(({ value, expected }) => (
        <p key={expected} class="alert" role="alert">
          {say("layout.problem", { value, expected: expectationText(expected, language) })}
        </p>
      ))}
    </li>
  );
};
