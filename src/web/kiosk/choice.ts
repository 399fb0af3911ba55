// What a number is asked for: how a choice changes, and how it is told to the hall. The machine and a helper ask alike.
import type { Request } from "../wire/hall-socket.ts";
import type { Asked, Choice } from "./steps.ts";

/** With a further matter, or without it if it was named. */
export const withMatter = (choice: Choice, id: string): Choice => {
  const { matters = [] } = choice;
  const isNamed = matters.includes(id);
  return { ...choice, matters: isNamed ? matters.filter((other) => other !== id) : [...matters, id] };
};

/** The same class again takes it back. */
export const withClass = ({ className, ...rest }: Choice, id: string): Choice =>
  className === id ? rest : { ...rest, className: id };

export const takingOf = ({ service, className, matters = [], isPrinted: paper, person }: Asked): Request => {
  const more = {
    ...(person === undefined ? {} : { person }),
    ...(className ? { class: className } : {}),
    ...(matters.length > 0 ? { matters: [...matters] } : {}),
  };
  return { op: "take-ticket", args: { service: service.id, paper, ...more } };
};
