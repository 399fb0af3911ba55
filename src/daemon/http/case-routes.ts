// Looks at cases over REST: for the back office and the desk, and for whoever holds the link of one.
import type { FastifyInstance } from "fastify";
import { caseCounts, caseView, ownCaseView } from "../../hall/cases/views.ts";
import { rulesOf } from "../../hall/state.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const configured = ({ port: { hall } }: ServerOptions) => {
  if (!hall.rules) throw new HttpProblem("not-configured");
  return hall;
};

const caseOf = (options: ServerOptions, id: string) => {
  const view = caseView(configured(options), id);
  if (!view) throw new HttpProblem("unknown-case", { detail: id });
  const link = options.caseLinkOf(id);
  return link === undefined ? view : { ...view, link };
};

export const addCases = (app: FastifyInstance, options: ServerOptions): void => {
  serve(app, endpoints.readCases, () => {
    const hall = configured(options);
    return { counts: caseCounts(hall), cases: Object.keys(hall.cases.cases).map((id) => caseView(hall, id)) };
  });
  serve(app, endpoints.readCase, ({ params }) => caseOf(options, params.case!));
  serve(app, endpoints.readCaseItems, () => {
    const { items, post } = rulesOf(configured(options)).cases;
    return { items, post };
  });
  serve(app, endpoints.readOwnCase, ({ params }) => {
    const id = options.caseLinks.nameIn(params.token ?? "");
    if (id === undefined) throw new HttpProblem("unknown-case");
    return ownCaseView(configured(options), id);
  });
};
