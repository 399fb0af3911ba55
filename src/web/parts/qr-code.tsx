// A QR code as a picture, for a phone to read off a screen.
import qrcode from "qrcode-generator";

/** Light dots around it, by which a phone finds it on a page of any colour. */
const MARGIN = 2;

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

export const QrCode = ({ data }: { readonly data: string }) => {
  const { size, path } = darkDots(data);
  return (
    <svg
      class="qr"
      viewBox={`${-MARGIN} ${-MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`}
      role="img"
      aria-label={data}
    >
      <rect x={-MARGIN} y={-MARGIN} width="100%" height="100%" fill="#fff" />
      <path d={path} />
    </svg>
  );
};
