// Texts for the line at the bottom of the screen, cut into passages that are never wider than the screen, so that none has to
// be chased across it. Pure.

/** A Chinese sign is one em wide, any other somewhat over half of it. */
const widthOf = (sign: string): number => (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.58);

/** After these a line may end. */
const BREAKS = /[，。；：！？、,.;:!?\s]/;

/** Passages of at most `widest` em, cut behind a stop where there is one in their second half. */
export const passages = (text: string, widest: number): string[] => {
  const signs = Array.from(text.trim());
  let width = 0;
  let stop = 0;
  for (let at = 0; at < signs.length; at++) {
    width += widthOf(signs[at]!);
    if (width > widest) {
      const cut = stop > at / 2 ? stop : Math.max(1, at);
      return [signs.slice(0, cut).join("").trim(), ...passages(signs.slice(cut).join(""), widest)];
    }
    if (BREAKS.test(signs[at]!)) stop = at + 1;
  }
  return signs.length === 0 ? [] : [signs.join("")];
};
