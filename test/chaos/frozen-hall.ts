// A hall of which parts can be frozen: pages that look on, and every device but the sign over one window, each in a
// process of its own. Whoever is measured stays in this process.
import { existsSync } from "node:fs";
import { AwakePeople } from "./awake-people.ts";
import { addressOf, startDaemon } from "./daemon-process.ts";
import { openDevices, openOnlookers } from "./freezer.ts";
import { plugIn } from "./hall-devices.ts";
import { type HallHome, openHome, type Seat } from "./hall-home.ts";
import { HallPage } from "./hall-page.ts";
import type { Program } from "./program.ts";
import type { ScenarioSetting } from "./scenario.ts";

/** Its sign stays awake, and its calls are timed. */
const TIMED_SIGN = "window-1-sign";
/** The second is called to as well, so that frozen devices have something to do. */
const SEATS: readonly Seat[] = [
  { role: "clerk", id: "1001", window: "1" },
  { role: "clerk", id: "1002", window: "2" },
  { role: "kiosk", id: "door-1" },
  { role: "kiosk", id: "door-2" },
];
/** In memory, where there is such a folder: the moods of a disk would hide those of the hall. */
const IN_MEMORY = "/dev/shm";
const MANAGER: Seat = { role: "manager", id: "manager" };
/** Both windows take it. */
const SERVICE = "social-security";

export interface FrozenHall {
  /** A page that stays awake. */
  readonly screen: HallPage;
  readonly people: AwakePeople;
  readonly pages: Program;
  readonly devices: Program;
}

interface Seated {
  readonly seat: Seat;
  readonly token: string;
}

const tokensFor = async (home: HallHome): Promise<readonly Seated[]> => {
  const seated: Seated[] = [];
  for (const seat of SEATS) seated.push({ seat, token: await home.token(seat) });
  return seated;
};

const awakeDevices = (home: HallHome, { clock }: ScenarioSetting) => {
  const devices = home.config.devices.filter(({ id }) => id === TIMED_SIGN);
  return plugIn({ ...home, config: { ...home.config, devices } }, clock, 1);
};

const frozenIn = ({ config }: HallHome): string[] =>
  config.devices.map(({ id }) => id).filter((id) => id !== TIMED_SIGN);

/** People at their pages, and how they go home. */
const seatPeople = (home: HallHome, setting: ScenarioSetting, seated: readonly Seated[], managerToken: string) => {
  const page = (token: string, topics: readonly string[]) =>
    new HallPage({ address: addressOf(home), token, topics, clock: setting.clock });
  const screen = page(managerToken, ["board"]);
  const kiosks = seated.filter(({ seat }) => seat.role === "kiosk").map(({ token }) => page(token, ["board"]));
  const clerks = seated.flatMap(({ seat: { window }, token }) =>
    window === undefined ? [] : [[window, page(token, [`desk/${window}`])] as const],
  );
  const devices = awakeDevices(home, setting);
  const { clock, random } = setting;
  const people = new AwakePeople({
    ...{ clock, random, service: SERVICE, kiosks, clerks: new Map(clerks), screen },
    devices: devices.hall,
  });
  const goHome = async () => {
    for (const one of [screen, ...kiosks, ...clerks.map(([, clerk]) => clerk)]) one.close();
    await devices.stop();
  };
  return { people, screen, goHome };
};

/** Opens the hall for as long as `use` takes. */
export const withFrozenHall = async (
  setting: ScenarioSetting,
  use: (hall: FrozenHall) => Promise<void>,
): Promise<void> => {
  const { clock } = setting;
  const home = await openHome({ ...setting, ...(existsSync(IN_MEMORY) ? { under: IN_MEMORY } : {}) });
  const seated = await tokensFor(home);
  const token = await home.token(MANAGER);
  const daemon = await startDaemon(home, clock);
  const { people, screen, goHome } = seatPeople(home, setting, seated, token);
  try {
    const opening = [openOnlookers(home, clock, token), openDevices(home, clock, token, frozenIn(home))] as const;
    const [pages, devices] = await Promise.all(opening);
    await use({ screen, people, pages, devices }).finally(() => Promise.all([pages.end(), devices.end()]));
  } finally {
    await goHome();
    await daemon.kill();
    home.remove();
  }
};
