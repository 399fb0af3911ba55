// Which link a phone asks with, and which one stands in its address. The paper's link can give the number back; what somebody
// passes on from the address is another, which only reads. Where nothing can be kept, the paper's link stays where it is.

const KEPT = "tidehall.tickets";
/** More than anybody holds in one day. */
const KEPT_MAX = 8;

type Pair = readonly [watch: string, own: string];

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((token) => typeof token === "string");

const kept = (): readonly Pair[] => {
  try {
    const pairs: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(pairs) ? pairs.filter(isPair) : [];
  } catch {
    return [];
  }
};

/** False where the browser keeps nothing. */
const keep = (pair: Pair): boolean => {
  const others = kept().filter(([watch]) => watch !== pair[0]);
  try {
    localStorage.setItem(KEPT, JSON.stringify([pair, ...others].slice(0, KEPT_MAX)));
    return true;
  } catch {
    return false;
  }
};

const inAddress = (): string => location.pathname.replace(/^.*\//, "");

/** The holder's own where this phone has had it, even if the address shows the other. */
export const heldToken = (): string => {
  const token = inAddress();
  return kept().find(([watch]) => watch === token)?.[1] ?? token;
};

/** From now on the address is safe to pass on. */
export const showWatchLink = (own: string, { watch }: { readonly watch?: string }): void => {
  if (watch === undefined || inAddress() === watch || !keep([watch, own])) return;
  history.replaceState(null, "", `/t/${watch}${location.search}`);
};
