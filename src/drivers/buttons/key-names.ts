// How a configuration names the keys of a device: by what the hall does when one is pressed.
import { Type } from "typebox";

/** What a `button` event carries as its key: a service of a ticket machine, a step of a clerk's keypad. */
export const KeyName = Type.String({ minLength: 1, maxLength: 32 });
