// Where the arrow keys lead among things that stand on a floor. Pure.

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How much worse a spot is for each point that it lies off the way. */
const ASIDE = 3;

/** The place in `spots` of the one that the key leads to from `at`; undefined for another key, and at the edge. */
export const stepFrom = (spots: readonly Spot[], at: number, key: string): number | undefined => {
  const [way, from] = [directions[key], spots[at]];
  if (!way || !from) return undefined;
  const costOf = ({ x, y }: Spot): number => {
    const [dx, dy] = [x - from.x, y - from.y];
    const ahead = dx * way.x + dy * way.y;
    return ahead > 1 ? ahead + ASIDE * Math.abs(dx * way.y + dy * way.x) : Number.POSITIVE_INFINITY;
  };
  const costs = spots.map(costOf);
  const least = Math.min(...costs);
  return Number.isFinite(least) ? costs.indexOf(least) : undefined;
};
