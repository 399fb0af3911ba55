// fast-check for every property test. With each change a search goes the same way, so that what fails is what was changed
// and not a chance; under `npm run torture` it goes another way each time.
import fc from "fast-check";
import { isTorture } from "./effort.ts";

const SEED = 20261121;

if (!isTorture) fc.configureGlobal({ seed: SEED });

export { fc };
