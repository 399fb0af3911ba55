// An endpoint of the REST door as data: what it is, who has the right, what it takes and gives. Routes, rights, OpenAPI
// and the access test are made from it.
import type { Static, TSchema } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import type { ProblemCode } from "./problem.ts";

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Under /api/v1; `:name` parts are parameters. */
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly ActorRole[];
  readonly body?: TSchema;
  /** Of a body that is no JSON: bytes, in a scope that has a parser for them. */
  readonly bodyTypes?: readonly string[];
  /** Parameters behind the `?`, all of them texts. */
  readonly query?: TSchema;
  readonly answer?: TSchema;
  /** Of an answer that is no JSON. */
  readonly answerType?: "image/png";
  /** Of an answer that may also be something else than JSON. */
  readonly otherTypes?: readonly string[];
  /** Status of success. Default 200. */
  readonly status?: number;
  /** Problems of its own, beyond those any request can meet. */
  readonly problems?: readonly ProblemCode[];
  /** Needs the header If-Match. */
  readonly isConditional?: boolean;
  /** In bytes. Default 64 KiB. */
  readonly bodyLimit?: number;
}

export type BodyOf<E extends Endpoint> = E extends { readonly body: infer S extends TSchema }
  ? Static<S>
  : E extends { readonly bodyTypes: readonly string[] }
    ? Buffer
    : undefined;
