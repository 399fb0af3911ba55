// Browsers keep silent until somebody has touched the page once.
import { usePage } from "../parts/page.tsx";
import { hasVoice } from "../parts/voice.ts";
import { voiceMode } from "./use-screen.ts";

export const SoundHint = () => {
  const { say } = usePage();
  const isMuted = "userActivation" in navigator && !navigator.userActivation.hasBeenActive;
  if (voiceMode() !== "always" || !hasVoice() || !isMuted) return null;
  return <p class="sound-hint">{say("screen.sound")}</p>;
};
