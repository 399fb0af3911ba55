// @ts-check
// The espeak-ng package as a program: its own arguments, text on standard input, sound or phonemes on standard output.
// The package is under the GPL, so it is loaded here, in a process of its own, and nowhere else. A sound goes through a
// file in its memory, because it can write none to standard output.
import { readFileSync, writeSync } from "node:fs";

const STDIN = 0;
const STDOUT = 1;
const SOUND = "sound.wav";

/** @param {string | Uint8Array} output */
const write = (output) => {
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length; ) at += writeSync(STDOUT, bytes, at);
};

/** An optional package: a hall without it speaks with what it has. */
const load = async () => {
  try {
    return (await import("espeak-ng")).default;
  } catch {
    console.error("the package espeak-ng is not installed");
    return process.exit(1);
  }
};

const espeakNg = await load();
const args = process.argv.slice(2);
const isSilent = args.includes("-q");
/** @type {string[]} */
const lines = [];
const text = readFileSync(STDIN, "utf8").trim();
const { FS } = await espeakNg({
  arguments: [...args.filter((arg) => arg !== "--stdin" && arg !== "--stdout"), "-w", SOUND, "--", text],
  print: (/** @type {string} */ line) => lines.push(line),
  printErr: (/** @type {string} */ line) => console.error(line),
});
write(isSilent ? lines.join("\n") : FS.readFile(SOUND));
