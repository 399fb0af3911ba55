// The daemon of a hall as the process it is there: started from its built program, asked over HTTP, killed, frozen,
// stopped.
import type { Clock } from "../../src/base/clock.ts";
import { type HallHome, HOST } from "./hall-home.ts";
import { type Ended, Program } from "./program.ts";
import { eventually } from "./waiting.ts";

/** Built by the runner of the tests. */
export const TIDEHALL = "dist/tidehall.js";
const READY_MS = 60_000;
const ANSWER_MS = 30_000;

export const addressOf = ({ httpPort }: HallHome): string => `${HOST}:${httpPort}`;
export const brokerOf = ({ mqttPort }: HallHome): string => `mqtt://${HOST}:${mqttPort}`;

/** The command line that serves a hall. */
export const serveArgs = ({ configFile, dataFolder, httpPort, mqttPort }: HallHome): string[] => [
  ...[TIDEHALL, "serve", "--config", configFile, "--data", dataFolder],
  ...["--port", String(httpPort), "--mqtt-port", String(mqttPort)],
];

export interface Question {
  readonly method?: "GET" | "POST";
  readonly token?: string;
  readonly key?: string;
  readonly body?: object;
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Asks a daemon over HTTP; rejects when nobody answers. */
export const ask = async (home: HallHome, path: string, question: Question = {}): Promise<Reply> => {
  const { method = "GET", token, key, body } = question;
  const reply = await fetch(`http://${addressOf(home)}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

/** Nobody answering is an answer too: undefined. */
export const tryToAsk = (home: HallHome, path: string, question?: Question): Promise<Reply | undefined> =>
  ask(home, path, question).catch(() => undefined);

export class DaemonProcess {
  readonly program: Program;
  /** `clock.now()` when it was started. */
  readonly startedAt: number;
  readonly #home: HallHome;
  readonly #clock: Clock;

  constructor(home: HallHome, clock: Clock) {
    this.#home = home;
    this.#clock = clock;
    this.startedAt = clock.now();
    this.program = new Program(clock, serveArgs(home));
  }

  /** Settles when the hall is open and takes work. */
  async ready(): Promise<void> {
    await this.program.line("the daemon opens", READY_MS, (line) => line.includes('"msg":"open"'));
    await eventually(this.#clock, "the daemon is ready", READY_MS, async () => {
      const reply = await tryToAsk(this.#home, "/readyz");
      return reply?.status === 200 ? true : undefined;
    });
  }

  /** As in a power cut, for the process. */
  kill(): Promise<Ended> {
    return this.program.end("SIGKILL");
  }

  /** In an orderly way. */
  stop(): Promise<Ended> {
    return this.program.end("SIGTERM");
  }
}

export const startDaemon = async (home: HallHome, clock: Clock): Promise<DaemonProcess> => {
  const daemon = new DaemonProcess(home, clock);
  await daemon.ready();
  return daemon;
};
