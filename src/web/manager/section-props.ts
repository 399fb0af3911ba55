// What every section of the board is given.
import type { Operator } from "../parts/use-operation.ts";
import type { Place } from "./sections.ts";

export interface SectionProps extends Pick<Place, "within"> {
  readonly operator: Operator;
}
