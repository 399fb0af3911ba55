// The ticket's page as a hall wants it: lines with placeholders, top first, which a manager edits. It knows what may stand
// on a page, and neither a ticket nor a printer.
import { type Static, Type } from "typebox";
import type { Problem } from "../../base/check.ts";

/** What stands in the place of `{name}`. Those that a ticket may have nothing to say for are empty then. */
export const placeholders = {
  hall: "the hall's name",
  number: "the ticket's number",
  service: "the service's name",
  matters: "further services of the same visit; empty when there is one",
  time: "date and time at which the ticket was taken",
  class: "the priority class; empty on ordinary tickets",
  ahead: "people who wait in front; empty when the ticket waits no more",
  wait: "the expected wait, such as 约 12 分钟（6～20）; empty when nobody can tell",
  windows:
    "numbers of the open windows that take the service, or of those that would; empty when there is no such place",
  helper: "帮办员 where no window takes the service but a post that goes about; empty otherwise",
  bring: "what to bring; empty when the service says nothing",
  person: "the visitor's identity, masked; empty when nobody was identified",
  link: "address of the ticket's page for phones; empty without a public address",
  code: "code for rating at the window's QR code; empty where the hall has none",
  copy: "补打 on a reprint; empty on the first paper",
} as const;

export type Placeholder = keyof typeof placeholders;
const names = Object.keys(placeholders) as Placeholder[];

/** A line without any other placeholder than these stands on every ticket. */
const alwaysFilled: ReadonlySet<Placeholder> = new Set(["hall", "number", "service", "time"]);

const closed = { additionalProperties: false };
const when = Type.Optional(Type.Enum(names, { description: "only where this placeholder is not empty" }));

export const TicketPageItem = Type.Union([
  Type.Object(
    {
      item: Type.Literal("text"),
      text: Type.String({
        minLength: 1,
        maxLength: 200,
        description: "left out where one of its placeholders is empty",
      }),
      size: Type.Integer({ minimum: 1, maximum: 4, description: "times the printer's font" }),
      align: Type.Enum(["left", "center", "right"]),
      bold: Type.Optional(Type.Boolean()),
      when,
    },
    closed,
  ),
  Type.Object({ item: Type.Literal("rule"), when }, closed),
  Type.Object({ item: Type.Literal("feed"), lines: Type.Integer({ minimum: 1, maximum: 8 }), when }, closed),
  Type.Object(
    {
      item: Type.Literal("qr"),
      data: Type.String({
        minLength: 1,
        maxLength: 200,
        description: "left out where one of its placeholders is empty",
      }),
      when,
    },
    closed,
  ),
]);
export type TicketPageItem = Static<typeof TicketPageItem>;

const line = (text: string, size = 1, more: { bold?: true; when?: Placeholder } = {}): TicketPageItem => ({
  item: "text",
  text,
  size,
  align: "center",
  ...more,
});

/** The page of a hall that has not made its own. The paper is cut after the last item. */
export const standardTicketPage: readonly TicketPageItem[] = [
  line("{hall}"),
  line("（{copy}）", 2),
  { item: "rule" },
  line("{number}", 4, { bold: true }),
  line("{service}", 2),
  line("还要办：{matters}"),
  line("{class}", 2, { bold: true }),
  { item: "feed", lines: 1 },
  line("前面还有 {ahead} 人"),
  line("预计等候 {wait}"),
  line("请到 {windows} 号窗口"),
  line("{helper}会来找您"),
  line("请带：{bring}"),
  { item: "rule" },
  { item: "qr", data: "{link}" },
  line("手机扫码看排队进度", 1, { when: "link" }),
  line("评价码 {code}"),
  line("{person}"),
  line("{time}"),
  line("请留意大屏和语音叫号，过号请到服务台"),
  { item: "feed", lines: 3 },
];

export const TicketPage = Type.Array(TicketPageItem, {
  minItems: 1,
  maxItems: 40,
  default: standardTicketPage,
  description: "what is printed on a ticket, top first",
});

const PLACEHOLDER = /\{([^{}]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(placeholders, name);

/** What stands between braces, known or not. */
const namesIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);

const wordsOf = (item: TicketPageItem): { readonly field: string; readonly text: string } => {
  if (item.item === "text") return { field: "text", text: item.text };
  return item.item === "qr" ? { field: "data", text: item.data } : { field: "", text: "" };
};

const unknownNames = (item: TicketPageItem, position: number): Problem[] => {
  const { field, text } = wordsOf(item);
  return namesIn(text)
    .filter((name) => !isPlaceholder(name))
    .map((name) => ({
      path: `/ticketPage/${position}/${field}`,
      value: JSON.stringify(`{${name}}`),
      expected: `one of ${names.map((known) => `{${known}}`).join(", ")}`,
    }));
};

const saysTheNumber = (item: TicketPageItem): boolean =>
  item.item === "text" &&
  item.when === undefined &&
  item.text.includes("{number}") &&
  namesIn(item.text).every((name) => isPlaceholder(name) && alwaysFilled.has(name));

/** What the schema cannot say, with paths relative to the rules. */
export const ticketPageProblems = (page: readonly TicketPageItem[]): Problem[] => [
  ...page.flatMap(unknownNames),
  ...(page.some(saysTheNumber)
    ? []
    : [
        {
          path: "/ticketPage",
          value: `${page.length} items`,
          expected: "a line with {number} that is on every ticket",
        },
      ]),
];

/** The text with its placeholders filled in; undefined where one of them is empty. What is filled in is not read again. */
export const filledIn = (text: string, facts: Readonly<Record<Placeholder, string>>): string | undefined => {
  const wanted = namesIn(text).filter(isPlaceholder);
  if (wanted.some((name) => facts[name] === "")) return undefined;
  return text.replace(PLACEHOLDER, (whole, name: string) => (isPlaceholder(name) ? facts[name] : whole));
};
