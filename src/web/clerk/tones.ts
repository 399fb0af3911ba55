// A short sound when the hall has answered: one tone up for done, two down for no. It says nothing that is not written too.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Said } from "../parts/use-operation.ts";

const KEPT = "tidehall.clerk.sound";
/** Hz, one after the other. */
const tones: Readonly<Record<Said["tone"], readonly number[]>> = { ok: [880], no: [330, 247] };
const TONE_S = 0.09;
const LOUDNESS = 0.08;

const play = (context: AudioContext, pitches: readonly number[]): void => {
  const gain = context.createGain();
  gain.gain.value = LOUDNESS;
  gain.connect(context.destination);
  pitches.forEach((pitch, at) => {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start(context.currentTime + at * TONE_S);
    tone.stop(context.currentTime + (at + 1) * TONE_S);
  });
};

/** A browser may forbid storage; then it sounds. */
const wasOff = (): boolean => {
  try {
    return localStorage.getItem(KEPT) === "off";
  } catch {
    return false;
  }
};

const keep = (isOn: boolean): void => {
  try {
    localStorage.setItem(KEPT, isOn ? "on" : "off");
  } catch {
    // Then it is chosen again next time.
  }
};

/** Sounds each time something new is said, unless the clerk has switched it off on this machine. */
export const useTones = (said: Said | undefined) => {
  const [isOn, setOn] = useState(() => !wasOff());
  const context = useRef<AudioContext | undefined>(undefined);
  useEffect(() => {
    if (!said || !isOn) return;
    context.current ??= new AudioContext();
    play(context.current, tones[said.tone]);
  }, [said]);
  const turn = (): void => {
    keep(!isOn);
    setOn(!isOn);
  };
  return { isOn, turn };
};
