// A printed ticket as it comes out of the printer: the same page items, drawn as a slip of paper.
import type { PaperView } from "../../protocols/api/device-view.ts";
import { usePage } from "../parts/page.tsx";
import { QrCode } from "../parts/qr-code.tsx";
import { useTimes } from "../parts/use-times.ts";

type Item = PaperView["page"][number];

const Line = ({ item }: { readonly item: Item }) => {
  switch (item.item) {
    case "text":
      return <p class={`size-${item.size} ${item.align} ${item.bold ? "bold" : ""}`}>{item.text}</p>;
    case "rule":
      return <hr />;
    case "qr":
      return (
        <a class="code-link" href={/^https?:/.test(item.data) ? item.data : undefined} target="_blank" rel="noreferrer">
          <QrCode data={item.data} />
        </a>
      );
    default:
      return null;
  }
};

export const PaperSlip = ({ paper }: { readonly paper: PaperView }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  return (
    <figure class={`slip ${paper.status}`}>
      {paper.page.map((item, place) => (
        // A page never changes once it is printed, so its places are its keys.
        <Line key={place} item={item} />
      ))}
      <figcaption>
        {say(`paper.${paper.status}`)} · {clockTime(paper.at)}
      </figcaption>
    </figure>
  );
};
