// How a person reads a sign or a paper: where is the number, and which window does it name?

/** One or two letters with figures; without letters at least three figures, or every `3号窗口` would be a ticket. */
const LETTERED = /(?<![A-Z0-9])[A-Z]{1,2}\d{1,5}(?!\d)/;
const PLAIN = /(?<![A-Z0-9])\d{3,5}(?!\d)/;

/** The ticket number in a text such as `请 A001 号到 3 号窗口`; undefined where there is none. */
export const numberIn = (text: string): string | undefined => (LETTERED.exec(text) ?? PLAIN.exec(text))?.[0];

/** The window in a text such as `3号窗口` or `窗口 3`; undefined where none is named. */
export const windowIn = (text: string): string | undefined => {
  const found = /(\d{1,3})\s*号?\s*窗口/.exec(text) ?? /窗口\s*(\d{1,3})/.exec(text);
  return found?.[1];
};

/** Whether a display means this ticket: the number itself, or its figures where the display has no letters. */
export const isSameNumber = (shown: string, number: string): boolean =>
  shown === number || (/^\d+$/.test(shown) && number.replace(/^[A-Z]+/, "") === shown);

/** Whether a name on a sign and the name of a place mean one window: the same name, or the same figures. */
export const isSameWindow = (shown: string, window: string): boolean => {
  const figures = (text: string) => text.replace(/\D/g, "");
  return shown === window || (figures(shown) !== "" && Number(figures(shown)) === Number(figures(window)));
};
