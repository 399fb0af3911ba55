// What comes of a draft, beside its form: sheets that look as the pages, the paper and the screens will.
import type { ComponentChildren } from "preact";
import { usePage } from "../../parts/page.tsx";

interface PreviewProps {
  readonly children: ComponentChildren;
}

export const Preview = ({ children }: PreviewProps) => {
  const { say } = usePage();
  return (
    <aside class="preview" aria-label={say("settings.preview")}>
      <h3>{say("settings.preview")}</h3>
      {children}
    </aside>
  );
};
