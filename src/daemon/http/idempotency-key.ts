// The client's own name for what it asks: the same key has one effect and gets the same answer.
import type { FastifyRequest } from "fastify";
import { checker } from "../../base/check.ts";
import { CommandFrame } from "../../protocols/api/frames.ts";
import { HttpProblem } from "./http-problem.ts";

const checkKey = checker(CommandFrame.properties.key);

/** Throws key-missing. */
export const keyOf = ({ headers }: FastifyRequest): string => {
  const key = checkKey(headers["idempotency-key"]);
  if (!key.ok) throw new HttpProblem("key-missing");
  return key.value;
};
