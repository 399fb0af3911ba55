// A QR code as a picture, for a phone to read off a screen.
import qrcode from "qrcode-generator";

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
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={data}>
      <path d={path} />
    </svg>
  );
};
