// fast-check for every property test. With each change a search goes the same way, so that what fails is what was changed
// and not a chance; under `npm run torture` it goes another way each time.
import fc from "fast-check";
import { isTorture } from "./effort.ts";

const SEED = 20261121;

if (!isTorture) fc.configureGlobal({ seed: SEED });

/** Any character of Unicode, the first ones more often. */
const anyCharacter = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10ffff }),
);

const CHARACTERS_MAX = 10;

/** Any text. The library's own takes seconds before the first: it writes a table of all of Unicode down, in case it shrinks. */
export const anyText = (maxLength = CHARACTERS_MAX): fc.Arbitrary<string> =>
  fc.array(anyCharacter, { maxLength }).map((points) => String.fromCodePoint(...points));

export { fc };
