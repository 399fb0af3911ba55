// Two tones, made by the browser itself: no file to load when the network is at its worst.

const TONES_HZ = [659, 880];
const TONE_SECONDS = 0.35;
const LOUDNESS = 0.4;

export interface Chime {
  readonly ring: () => void;
}

const tone = (audio: AudioContext, frequency: number, at: number): void => {
  const [source, volume] = [audio.createOscillator(), audio.createGain()];
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
  source.connect(volume).connect(audio.destination);
  source.start(at);
  source.stop(at + TONE_SECONDS);
};

/** To be made while a finger presses: a browser lets nothing sound before. */
export const openChime = (): Chime => {
  const audio = new AudioContext();
  const ring = () => {
    void audio.resume();
    for (const [place, frequency] of TONES_HZ.entries())
      tone(audio, frequency, audio.currentTime + place * TONE_SECONDS);
  };
  return { ring };
};
