// What the keys of a numeric pad do at a window where the configuration says nothing else: the same at the clerk's page and at a pad
// that the hall hears by itself.

/** Steps by the names of the keys. The large keys call, the digits are the course of a service, as a clerk's hand finds them. */
export const keypadKeys: Readonly<Record<string, string>> = {
  ...{ enter: "call", "+": "recall", "1": "start", "2": "finish", "-": "missed", "*": "hold" },
  ...{ "/": "pause", "0": "resume", backspace: "undo" },
};
