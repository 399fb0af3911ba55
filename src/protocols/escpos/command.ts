// One kind of frame: the bytes it begins with and the parts that follow. What a table of commands can do without knowing
// which commands there are.
import { type Static, type TLiteral, type TObject, type TProperties, type TSchema, Type } from "typebox";
import { concat } from "../../base/bytes.ts";
import { frameOf, MORE, type Step } from "../codec.ts";
import type { Fields, None, Part } from "./part.ts";
import { nothing } from "./part.ts";

export interface Command<F = Fields> {
  readonly kind: string;
  readonly schema: TSchema;
  /** What stands at the start of the bytes; undefined where it is another command. */
  read(bytes: Uint8Array): Step<F> | undefined;
  write(frame: F): Uint8Array;
}

/** The frames of some commands, as one type. */
export type FrameOf<C> = C extends Command<infer F> ? F : never;
type WholeFrame<K extends string, P extends TProperties> = Static<TObject<{ kind: TLiteral<K> } & P>>;

/** `prefix` in bytes or characters: `[ESC, "a"]`. */
export const command = <const K extends string, P extends TProperties = None>(
  kind: K,
  prefix: readonly (number | string)[],
  part: Part<P> = nothing as unknown as Part<P>,
): Command<WholeFrame<K, P>> => {
  const head = Uint8Array.from(prefix, (one) => (typeof one === "number" ? one : one.charCodeAt(0)));
  // The schema and the part come from the same properties.
  const whole = (fields: Fields) => ({ kind, ...fields }) as unknown as WholeFrame<K, P>;
  return {
    kind,
    schema: Type.Object({ kind: Type.Literal(kind), ...part.properties }, { additionalProperties: false }),
    read: (bytes) => {
      for (let at = 0; at < head.length; at++) {
        if (at === bytes.length) return MORE;
        if (bytes[at] !== head[at]) return undefined;
      }
      const step = part.read(bytes.subarray(head.length));
      return step?.kind === "frame" ? frameOf(head.length + step.length, whole(step.frame)) : step;
    },
    write: (frame) => concat(head, part.write(frame as never)),
  };
};

/** The first command of the table that these bytes can be. */
export const firstOf = <C extends Command<unknown>>(
  table: readonly C[],
  bytes: Uint8Array,
): Step<FrameOf<C>> | undefined => {
  for (const one of table) {
    const step = one.read(bytes);
    if (step) return step as Step<FrameOf<C>>;
  }
  return undefined;
};

/** The bytes of a frame of one of these commands. */
export const writerOf = <C extends Command<unknown>>(table: readonly C[]): ((frame: FrameOf<C>) => Uint8Array) => {
  const byKind = new Map(table.map((one) => [one.kind, one]));
  return (frame) => {
    const one = byKind.get((frame as { kind: string }).kind);
    if (!one) throw new Error(`no command ${JSON.stringify(frame)}`);
    return one.write(frame as never);
  };
};
