// What stands around this screen, as its address says it: `paper=0` no printer, `keys=5` five buttons and no touch, `reads=card,code`
// a reader that types what it read.

const parameter = (name: string): string | null => new URLSearchParams(location.search).get(name);

/** A kiosk may stand where no printer does. */
export const hasPrinter = (): boolean => parameter("paper") !== "0";

/** 上 下 确定 返回 帮助, as ArrowUp, ArrowDown, Enter, Escape and F1. */
export const isByButtons = (): boolean => parameter("keys") === "5";

export const readerKinds = ["card", "code"] as const;
export type ReaderKind = (typeof readerKinds)[number];

export const ownReaders = (): readonly ReaderKind[] => {
  const named = (parameter("reads") ?? "").split(",");
  return readerKinds.filter((kind) => named.includes(kind));
};
