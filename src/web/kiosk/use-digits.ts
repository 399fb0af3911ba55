// Tiles by their numbers on a keyboard. Where a number may still become a longer one, it waits a moment for its second digit.
import { useEffect, useRef } from "preact/hooks";
import { useKeys, usePage } from "../parts/page.tsx";
import type { Cancel } from "../wire/clock.ts";

const SECOND_DIGIT_MS = 700;

export interface Digits {
  /** Tiles in sight. */
  readonly count: number;
  /** Counted from 1. */
  readonly press: (digit: number) => void;
  /** What 0 does. */
  readonly turn: () => void;
}

export const useDigits = ({ count, press, turn }: Digits): void => {
  const { clock } = usePage();
  const typed = useRef("");
  const cancel = useRef<Cancel>(() => {});
  useEffect(() => () => cancel.current(), []);
  const settle = () => {
    const number = Number(typed.current);
    typed.current = "";
    if (number >= 1 && number <= count) press(number);
  };
  useKeys(({ key, repeat }) => {
    if (repeat || !/^[0-9]$/.test(key)) return;
    cancel.current();
    if (key === "0" && typed.current === "") return turn();
    typed.current += key;
    if (Number(typed.current) * 10 > count) settle();
    else cancel.current = clock.after(SECOND_DIGIT_MS, "second digit", settle);
  });
};
