// Which page of how many is up; nothing where all fits on one.
import { usePage } from "../parts/page.tsx";

interface Props {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

export const PageMark = ({ page, pages }: Props) => {
  const { say } = usePage();
  if (pages < 2) return null;
  return (
    <small class="page-mark">
      <span class="unseen">{say("screen.page", { page: page + 1, pages })}</span>
      <span aria-hidden="true">
        {page + 1}/{pages}
      </span>
    </small>
  );
};
