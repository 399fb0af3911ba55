// A sentence that breaks where somebody would breathe: Chinese has no spaces, and a browser breaks it anywhere.
import "./phrases.css";

const PHRASE = /[^，；。！？]+[，；。！？]?/g;

export const Phrases = ({ text }: { readonly text: string }) => (
  <>
    {text.match(PHRASE)?.map((phrase) => (
      <span key={phrase} class="phrase">
        {phrase}
      </span>
    ))}
  </>
);
