// Colours as people see them: lightness, saturation, contrast. [WCAG 2.2, relative luminance and contrast ratio]

/** Red, green and blue, each 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

export const white: Colour = [1, 1, 1];
export const black: Colour = [0, 0, 0];

/** @param text #RRGGBB */
export const colourOf = (text: string): Colour => {
  const part = (at: number) => Number.parseInt(text.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
};

export const textOf = (colour: Colour): string =>
  `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** As a page gets it: in whole steps of 255. */
const rounded = (colour: Colour): Colour => colourOf(textOf(colour));

/** `share` of the second, 0 to 1. */
export const mixed = (one: Colour, other: Colour, share: number): Colour => {
  const part = (at: 0 | 1 | 2) => one[at] * (1 - share) + other[at] * share;
  return rounded([part(0), part(1), part(2)]);
};

/** The same hue as bright as `most`, 0 to 1; of black, a grey. */
export const bright = ([red, green, blue]: Colour, most: number): Colour => {
  const largest = Math.max(red, green, blue);
  return largest === 0
    ? [most, most, most]
    : rounded([(red / largest) * most, (green / largest) * most, (blue / largest) * most]);
};

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

export const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** 1 to 21. */
export const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const STEPS = 50;

/** The colour itself, or the nearest to it on the way to `end` that stands out from `ground` by `ratio`. */
export const readableOn = (colour: Colour, ground: Colour, end: Colour, ratio: number): Colour => {
  for (let step = 0; step < STEPS; step++) {
    const tried = mixed(colour, end, step / STEPS);
    if (contrast(tried, ground) >= ratio) return tried;
  }
  return end;
};
