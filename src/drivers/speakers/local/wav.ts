// The WAV container: PCM, one channel, 16 bits, little-endian, and nothing else. A program that writes to a pipe does not
// know the length beforehand, so a length beyond the end means: to the end.
import type { Sound } from "./sound.ts";

const HEAD_BYTES = 44;
const FORMAT_BYTES = 16;
const PCM = 1;
const BYTES_A_SAMPLE = 2;

export type ReadWav = { readonly ok: true; readonly sound: Sound } | { readonly ok: false; readonly reason: string };

export const wavOf = ({ rateHz, samples }: Sound): Uint8Array => {
  const dataBytes = samples.length * BYTES_A_SAMPLE;
  const bytes = Buffer.alloc(HEAD_BYTES + dataBytes);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(HEAD_BYTES - 8 + dataBytes, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(FORMAT_BYTES, 16);
  bytes.writeUInt16LE(PCM, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rateHz, 24);
  bytes.writeUInt32LE(rateHz * BYTES_A_SAMPLE, 28);
  bytes.writeUInt16LE(BYTES_A_SAMPLE, 32);
  bytes.writeUInt16LE(BYTES_A_SAMPLE * 8, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(dataBytes, 40);
  for (const [at, sample] of samples.entries()) bytes.writeInt16LE(sample, HEAD_BYTES + at * BYTES_A_SAMPLE);
  return bytes;
};

/** The chunks of a RIFF file by name; each goes to its end or to that of the file. */
const chunksOf = (bytes: Buffer): Map<string, Buffer> => {
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.set(bytes.toString("latin1", at, at + 4), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return chunks;
};

const formatProblem = (format: Buffer): string | undefined => {
  const [kind, channels, bits] = [format.readUInt16LE(0), format.readUInt16LE(2), format.readUInt16LE(14)];
  if (kind === PCM && channels === 1 && bits === 16) return undefined;
  return `the sound has format ${kind}, ${channels} channel(s), ${bits} bits, expected PCM (1), 1 channel, 16 bits`;
};

const samplesOf = (data: Buffer): Int16Array =>
  Int16Array.from({ length: Math.floor(data.length / BYTES_A_SAMPLE) }, (_, at) =>
    data.readInt16LE(at * BYTES_A_SAMPLE),
  );

/** Never throws. */
export const readWav = (wav: Uint8Array): ReadWav => {
  const bytes = Buffer.from(wav.buffer, wav.byteOffset, wav.length);
  const isWav = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WAVE";
  if (!isWav) return { ok: false, reason: "the file is no WAV" };
  const chunks = chunksOf(bytes);
  const format = chunks.get("fmt ");
  const data = chunks.get("data");
  if (!format || format.length < FORMAT_BYTES || !data)
    return { ok: false, reason: "the WAV has no format or no data" };
  const reason = formatProblem(format);
  if (reason !== undefined) return { ok: false, reason };
  return { ok: true, sound: { rateHz: format.readUInt32LE(4), samples: samplesOf(data) } };
};
