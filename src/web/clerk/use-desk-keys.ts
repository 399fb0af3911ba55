// Keys wherever the pad is: on its page, or in the window in which it floats.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useKeys } from "../parts/page.tsx";

/** The document that the pad stands in. */
export const DeskDocument = createContext<Document>(document);

/** Calls `listener` for each key while the part is shown. */
export const useDeskKeys = (listener: (event: KeyboardEvent) => void): void =>
  useKeys(listener, useContext(DeskDocument));
