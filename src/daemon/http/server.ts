// The HTTP server of the hall, built and not yet listening. It reads as its table of contents.
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { reasonOf } from "../../base/errors.ts";
import { addAppointments } from "./appointment-routes.ts";
import { addCases } from "./case-routes.ts";
import { addCrowd } from "./crowd-routes.ts";
import { answerNonsense, answerUnknown, errorAnswer } from "./error-answer.ts";
import { guardApi, guardHost } from "./gate.ts";
import { addHall } from "./hall-routes.ts";
import { HttpProblem } from "./http-problem.ts";
import { addLook, addLookEditing } from "./look-routes.ts";
import { addMedia, addMediaEditing } from "./media-routes.ts";
import { addOperations } from "./operation-routes.ts";
import { addOwnTicket } from "./own-ticket-routes.ts";
import { addPages } from "./page-routes.ts";
import { addPairing } from "./pairing-routes.ts";
import { addPhotoEditing, addPhotos } from "./photo-routes.ts";
import { addPictures } from "./picture-routes.ts";
import { addPlans } from "./plan-routes.ts";
import { addPrivate } from "./private-routes.ts";
import { addRatings } from "./rating-routes.ts";
import { addReadings } from "./reading-routes.ts";
import { addReports } from "./report-routes.ts";
import { addSecrets } from "./secret-routes.ts";
import type { ServerOptions } from "./server-options.ts";
import { addSessions } from "./session-routes.ts";
import { addSettings } from "./settings-routes.ts";
import { addState } from "./state-routes.ts";
import { addSupervision } from "./supervision-routes.ts";
import { addTicketPage } from "./ticket-page-routes.ts";
import { validatorCompiler } from "./validation.ts";

const BODY_BYTES_MAX = 65_536;
/** ms in which a client has to send its request, and in which it gets an answer. */
const REQUEST_TIMEOUT_MS = 10_000;
const HANDLER_TIMEOUT_MS = 15_000;

const parseJson = async (_request: FastifyRequest, body: string | Buffer): Promise<unknown> => {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw new HttpProblem("malformed", { detail: `the body is not JSON: ${reasonOf(error)}` });
  }
};

const takeOnlyJson = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, parseJson);
};

const addApi = (app: FastifyInstance, options: ServerOptions): void => {
  guardApi(app, options);
  addOperations(app, options);
  addReadings(app, options);
  addSettings(app, options);
  addTicketPage(app, options);
  addPlans(app, options);
  addHall(app, options);
  addReports(app, options);
  addOwnTicket(app, options);
  addRatings(app, options);
  addAppointments(app, options);
  addPrivate(app, options);
  addCases(app, options);
  addSessions(app, options);
  addPairing(app, options);
  addCrowd(app, options);
  addPictures(app, options);
  addSecrets(app, options);
  addPhotoEditing(app, options);
  addLookEditing(app, options);
  addMediaEditing(app, options);
  addSupervision(app, options);
};

const newServer = (options: ServerOptions): FastifyInstance => {
  const { logger } = options;
  const frameworkErrors = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    errorAnswer(options)(error, request, reply);
  return Fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    // Requests are counted, not logged: a log of who asked what is personal data without a use.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    handlerTimeout: HANDLER_TIMEOUT_MS,
    frameworkErrors,
    clientErrorHandler: answerNonsense,
  });
};

/** WebSockets are put on its `server` by openSocketDoor. */
export const buildServer = (options: ServerOptions): FastifyInstance => {
  const app = newServer(options);
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler(errorAnswer(options));
  app.decorateRequest("identity");
  takeOnlyJson(app);
  answerUnknown(app);
  guardHost(app, options.origin);
  addState(app, options);
  addPhotos(app, options);
  addLook(app, options);
  addMedia(app, options);
  app.register(async (api) => addApi(api, options), { prefix: "/api/v1" });
  if (options.pagesFolder !== undefined) addPages(app, options.pagesFolder);
  return app;
};
