// A printed ticket as it comes out of the printer: the same page items, drawn as a slip of paper.
import qrcode from "qrcode-generator";
import type { PaperView } from "../../protocols/api/device-view.ts";
import { usePage } from "../parts/page.tsx";
import { useTimes } from "../parts/use-times.ts";

type Item = PaperView["page"][number];

const darkDots = (data: string): { readonly size: number; readonly path: string } => {
  const code = qrcode(0, "M");
  code.addData(data);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  }
  return { size, path };
};

const QrCode = ({ data }: { readonly data: string }) => {
  const { size, path } = darkDots(data);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={data}>
      <path d={path} />
    </svg>
  );
};

const Line = ({ item }: { readonly item: Item }) => {
  switch (item.item) {
    case "text":
      return <p class={`size-${item.size} ${item.align} ${item.bold ? "bold" : ""}`}>{item.text}</p>;
    case "rule":
      return <hr />;
    case "qr":
      return <QrCode data={item.data} />;
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
