// What a chip makes of a text: tags are obeyed and not read, chimes sound, and the rest takes its time.
import type { ChipModel } from "./chip-model.ts";

export interface Voice {
  readonly volume: number;
  readonly speed: number;
}

export interface Speech {
  /** What is heard; a chime is its name between notes. */
  readonly text: string;
  readonly lastsMs: number;
  /** As the tags leave it, for this text and the next. */
  readonly voice: Voice;
}

const TAG = /\[(?:([a-z])(\d*)|=[a-z]+\d?|\d)\]/g;
const CHARACTERS_PER_S = 4;
const CHIME_MS = 2_000;
const FIRST_SOUND_MS = 150;

export const usualVoice = ({ volume, speed }: ChipModel): Voice => ({ volume: volume.usual, speed: speed.usual });

const changed = (model: ChipModel, voice: Voice, letter: string, value: number): Voice => {
  const { volume, speed } = model;
  if (letter === "d") return usualVoice(model);
  if (letter === "v") return { ...voice, volume: Math.min(volume.max, value) };
  if (letter === speed.tag) return { ...voice, speed: Math.min(speed.max, value) };
  return voice;
};

/** A tag that counts only at the start does so behind other tags too, but not behind words. */
const counts = ({ leadingTags }: ChipModel, letter: string, before: string): boolean =>
  !leadingTags.includes(letter) || before.replace(TAG, "") === "";

/** The usual speed is 1; a step more or less is a tenth. */
const pace = ({ speed }: ChipModel, voice: Voice): number => 1 + (voice.speed - speed.usual) / 10;

const spokenCharacters = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;
const stops = (text: string): number => (text.match(/[，。、；：！？,.;:!?]/g) ?? []).length;
const STOP_MS = 250;

export const speechOf = (model: ChipModel, before: Voice, text: string): Speech => {
  let voice = before;
  let pauseMs = 0;
  const heard = text.replace(TAG, (_tag, letter: string | undefined, digits: string | undefined, at: number) => {
    if (letter === undefined || !counts(model, letter, text.slice(0, at))) return "";
    if (letter === "p") pauseMs += Number(digits);
    voice = changed(model, voice, letter, Number(digits ?? 0));
    return "";
  });
  const chimes = heard.match(model.chimes) ?? [];
  const words = heard.replace(model.chimes, "");
  const wordsMs = (spokenCharacters(words) / CHARACTERS_PER_S) * 1000;
  const lastsMs = wordsMs / pace(model, voice) + stops(words) * STOP_MS + chimes.length * CHIME_MS + pauseMs;
  return {
    text: heard.replace(model.chimes, "♪$&♪"),
    lastsMs: lastsMs === 0 ? 0 : Math.round(lastsMs + FIRST_SOUND_MS),
    voice,
  };
};
