// How wide a text stands where all characters are of one width or of two.

/** Columns a text takes on a terminal: Chinese characters take two. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, char) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  );
