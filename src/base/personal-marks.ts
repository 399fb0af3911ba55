// Numbers by which a person could be found, hidden in texts that others read. It knows the forms of Chinese identity cards
// (GB 11643) and mobile telephones, and no names.

const ID_NUMBER = /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9Xx])/g;
const MOBILE = /(?<![0-9])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9])/g;

/** The text with such numbers as stars, as long as they were. */
export const hiddenMarks = (text: string): string =>
  text.replace(ID_NUMBER, (found) => "*".repeat(found.length)).replace(MOBILE, (found) => "*".repeat(found.length));
