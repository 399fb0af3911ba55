// Whether a key is part of a text.
/** Where letters and digits are text, and Backspace takes one back. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type="checkbox"]), textarea, select');
