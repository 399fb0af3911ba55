// A state in a word, with a shape before it, so that colour only says it again.

interface Props {
  /** Which shape: of what is wrong, of what is on its way, of what is done. */
  readonly tone: "bad" | "open" | "done";
  readonly children: string;
}

const shapes = { bad: "▲", open: "○", done: "●" } as const;

export const Standing = ({ tone, children }: Props) => (
  <span class={`standing ${tone}`}>
    <span aria-hidden="true">{shapes[tone]}</span> {children}
  </span>
);
