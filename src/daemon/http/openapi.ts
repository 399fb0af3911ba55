// The REST door as an OpenAPI 3.1 document, made from the tables that the routes are made from. Pure.
import { CommandFrame, ProblemDetails } from "../../protocols/api/frames.ts";
import { argumentsOf, type OperationName, operations } from "../../protocols/api/operations.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { CREATED } from "./operation-routes.ts";
import { type ProblemCode, problemCodes, problemDetails, statusOf } from "./problem.ts";
import { refusalStatus } from "./refusal-status.ts";
import { SESSION_COOKIE } from "./session-cookie.ts";

type Json = Record<string, unknown>;

const names = Object.keys(operations) as OperationName[];

/** What any request can meet before or besides its own problems. */
const ANYWHERE: readonly ProblemCode[] = [
  "malformed",
  "unauthenticated",
  "not-allowed",
  "cross-site",
  "too-large",
  "unsupported-type",
  "misdirected",
  "too-many-requests",
  "internal",
];

const sorted = (statuses: Iterable<number>): number[] => [...new Set(statuses)].sort((a, b) => a - b);

const problemResponses = (codes: readonly ProblemCode[]): Json =>
  Object.fromEntries(
    sorted([...ANYWHERE, ...codes].map(statusOf)).map((status) => [
      String(status),
      { $ref: `#/components/responses/Problem${status}` },
    ]),
  );

/** One response a status, with every code that can come under it. */
const problemComponents = (): Json => {
  const lineOf = (code: ProblemCode) => `- \`${code}\`: ${problemDetails(code, "en").title}`;
  const component = (status: number) => ({
    description: problemCodes
      .filter((code) => statusOf(code) === status)
      .map(lineOf)
      .join("\n"),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  return Object.fromEntries(
    sorted(problemCodes.map(statusOf)).map((status) => [`Problem${status}`, component(status)]),
  );
};

const templated = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

const pathParameter = (name: string, schema: unknown): Json => ({ name, in: "path", required: true, schema });

const jsonContent = (schema: unknown): Json => ({ "application/json": { schema } });

/** Each property of a query by itself. */
const queryParameters = ({ query }: Endpoint): Json[] =>
  Object.entries((query as ArgumentSchema | undefined)?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
  }));

const KEY_HEADER: Json = { $ref: "#/components/parameters/IdempotencyKey" };
const MATCH_HEADER: Json = { name: "If-Match", in: "header", required: true, schema: { type: "string" } };

interface ArgumentSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** The arguments without those that stand in the path. */
const bodySchema = (name: OperationName): Json => {
  const { properties, required = [], ...rest } = argumentsOf(name) as unknown as ArgumentSchema & Json;
  const inPath = new Set(namesIn(operations[name].path));
  const left = Object.fromEntries(Object.entries(properties).filter(([field]) => !inPath.has(field)));
  return { ...rest, properties: left, required: required.filter((field) => !inPath.has(field)) };
};

const DONE_SCHEMA: Json = { $ref: "#/components/schemas/Done" };

const operationEntry = (name: OperationName): Json => {
  const { path, roles, kind } = operations[name];
  const { properties, description } = argumentsOf(name) as unknown as ArgumentSchema & Json;
  const parameters = namesIn(path).map((field) => pathParameter(field, properties[field]));
  return {
    operationId: name,
    summary: description,
    "x-roles": roles,
    parameters: [...parameters, KEY_HEADER],
    requestBody: { content: jsonContent({ $ref: `#/components/schemas/${kind}` }) },
    responses: {
      [name === CREATED ? "201" : "200"]: { description: "Done, and durable", content: jsonContent(DONE_SCHEMA) },
      ...problemResponses(Object.keys(refusalStatus) as ProblemCode[]),
    },
  };
};

const PICTURE = { schema: { type: "string", format: "binary" } };

const bodyOf = ({ body, bodyTypes }: Endpoint): Json => {
  const content = bodyTypes ? Object.fromEntries(bodyTypes.map((type) => [type, PICTURE])) : body && jsonContent(body);
  return content === undefined ? {} : { requestBody: { required: true, content } };
};

const answerOf = ({ answer, answerType, otherTypes = [] }: Endpoint): Json => {
  if (answerType !== undefined) return { description: "OK", content: { [answerType]: PICTURE } };
  if (answer === undefined) return { description: "Done" };
  const others = Object.fromEntries(otherTypes.map((type) => [type, PICTURE]));
  return { description: "OK", content: { ...jsonContent(answer), ...others } };
};

const endpointEntry = (operationId: string, endpoint: Endpoint): Json => {
  const { path, summary, roles, status = 200, problems = [], isConditional = false } = endpoint;
  const inPath = namesIn(path).map((name) => pathParameter(name, { type: "string" }));
  const parameters = [...inPath, ...queryParameters(endpoint)];
  return {
    operationId,
    summary,
    "x-roles": roles,
    ...(roles.includes("visitor") ? { security: [{}, { bearer: [] }, { cookie: [] }] } : {}),
    parameters: isConditional ? [...parameters, MATCH_HEADER] : parameters,
    ...bodyOf(endpoint),
    responses: { [String(status)]: answerOf(endpoint), ...problemResponses(problems) },
  };
};

const paths = (): Json => {
  const all: Record<string, Json> = {};
  const add = (path: string, method: string, entry: Json) => {
    all[templated(path)] = { ...all[templated(path)], [method.toLowerCase()]: entry };
  };
  for (const name of names) add(operations[name].path, "post", operationEntry(name));
  for (const [name, endpoint] of Object.entries(endpoints))
    add(endpoint.path, endpoint.method, endpointEntry(name, endpoint));
  return all;
};

const DONE = {
  type: "object",
  required: ["seq", "data"],
  properties: {
    seq: { type: "integer", description: "of the last event the command made" },
    data: { type: "object", description: "its first event: `event` is the kind, the rest its fields" },
  },
};

const KEY_PARAMETER = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "the client's own UUID; the same key has one effect and gets the same answer",
  schema: CommandFrame.properties.key,
};

const components = (): Json => ({
  schemas: {
    Problem: ProblemDetails,
    Done: DONE,
    ...Object.fromEntries(names.map((name) => [operations[name].kind, bodySchema(name)])),
  },
  responses: problemComponents(),
  parameters: { IdempotencyKey: KEY_PARAMETER },
  securitySchemes: {
    bearer: { type: "http", scheme: "bearer" },
    cookie: { type: "apiKey", in: "cookie", name: SESSION_COOKIE },
  },
});

export const openApiDocument = (): object => ({
  openapi: "3.1.0",
  info: { title: "Tidehall", version: "1", description: "One service hall: tickets, windows, settings, access" },
  servers: [{ url: "/api/v1" }],
  security: [{ bearer: [] }, { cookie: [] }],
  paths: paths(),
  components: components(),
});
