// The parts of the board, each a place that an address leads to.
import type { ComponentChildren } from "preact";
import { usePage } from "../parts/page.tsx";

const names = [
  "now",
  "presence",
  "devices",
  "reports",
  "appointments",
  "cases",
  "complaints",
  "supervision",
  "plans",
  "standard",
  "ticket-page",
  "access",
] as const;

type PartName = (typeof names)[number];

export const Part = ({ name, children }: { readonly name: PartName; readonly children: ComponentChildren }) => (
  <div class="part" id={name}>
    {children}
  </div>
);

export const Contents = () => {
  const { say } = usePage();
  return (
    <nav class="contents" aria-label={say("part.contents")}>
      {names.map((name) => (
        <a key={name} href={`#${name}`}>
          {say(`part.${name}`)}
        </a>
      ))}
    </nav>
  );
};
