// Parts of a hall in processes of their own, which a test can freeze: pages that look on, and devices.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../src/base/clock.ts";
import { addressOf, ask, brokerOf, TIDEHALL } from "./daemon-process.ts";
import type { HallHome } from "./hall-home.ts";
import { Program } from "./program.ts";
import { eventually } from "./waiting.ts";

const ONLOOKERS = fileURLToPath(new URL("./onlookers.ts", import.meta.url));
const PAGES = 4;
const START_MS = 30_000;

/** Pages that follow everything a manager can see. */
export const openOnlookers = async (home: HallHome, clock: Clock, token: string): Promise<Program> => {
  const topics = ["board", "devices", ...home.config.hall.windows.map(({ id }) => `desk/${id}`)];
  const args = ["--import=tsx", ONLOOKERS, addressOf(home), token, String(PAGES), ...topics];
  const program = new Program(clock, args);
  await program.line("pages look on", START_MS, () => true);
  return program;
};

/** These devices, as `tidehall simulate` plays them. */
export const openDevices = async (
  home: HallHome,
  clock: Clock,
  token: string,
  ids: readonly string[],
): Promise<Program> => {
  const secrets = join(dirname(home.configFile), "secrets.json");
  writeFileSync(secrets, JSON.stringify(home.secrets), { mode: 0o600 });
  const hall = ["--config", home.configFile, "--url", brokerOf(home), "--secrets", secrets];
  const program = new Program(clock, [TIDEHALL, "simulate", ...hall, ...ids.flatMap((id) => ["--device", id])]);
  await eventually(clock, "the devices are ready", START_MS, () => areReady(home, token, ids));
  return program;
};

const areReady = async (home: HallHome, token: string, ids: readonly string[]): Promise<true | undefined> => {
  const { body } = await ask(home, "/api/v1/devices", { token });
  const devices = body.data as Readonly<Record<string, { readonly state: string }>>;
  return ids.every((id) => devices[`device/${id}`]?.state === "ready") ? true : undefined;
};
