// Five faces, from very satisfied to very dissatisfied: told apart by the mouth, not by colour alone.

/** From the left corner of the mouth to the right one, by grade. */
const mouths: Readonly<Record<number, string>> = {
  5: "M26 58 Q50 92 74 58 Z",
  4: "M28 62 Q50 80 72 62",
  3: "M30 67 L70 67",
  2: "M30 74 Q50 58 70 74",
  1: "M28 78 Q50 46 72 78",
};

export const Face = ({ grade }: { readonly grade: number }) => (
  <svg class="face" viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="46" />
    <circle class="eye" cx="34" cy="38" r="6" />
    <circle class="eye" cx="66" cy="38" r="6" />
    <path class={grade === 5 ? "mouth open" : "mouth"} d={mouths[grade]} />
  </svg>
);
