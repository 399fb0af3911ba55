// Our driver for button boards against a Modbus unit that is not ours, in a real process: pymodbus answers over TCP, once with
// the header of Modbus TCP and once with plain RTU frames, as behind a serial device server.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import t, { type Test } from "tap";
import { pause, systemClock } from "../src/base/clock.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { DeviceEvent, DeviceState } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";

/** Debian's Python, for which Debian's pymodbus is installed. */
const PYTHON = "/usr/bin/python3";
const PATIENCE_MS = 30_000;

/** Prints its port, then every writing of its lamps; a line of input is the number of the one button that is held down. */
const UNIT = `
import asyncio, logging, sys
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

class Lamps(ModbusSequentialDataBlock):
    def setValues(self, address, values):
        super().setValues(address, values)
        print("".join("1" if lamp else "0" for lamp in self.values[:8]), flush=True)

async def main():
    buttons = ModbusSequentialDataBlock(0, [False] * 8)
    unit = ModbusSlaveContext(di=buttons, co=Lamps(0, [False] * 8), zero_mode=True)
    framer = ModbusRtuFramer if sys.argv[1] == "rtu" else ModbusSocketFramer
    server = ModbusTcpServer(ModbusServerContext(slaves=unit), framer=framer, address=("127.0.0.1", 0))
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return serving.cancel()
        buttons.setValues(0, [False] * 8)
        if line.strip():
            buttons.setValues(int(line), [True])

logging.disable(logging.CRITICAL)
asyncio.run(main())
`;

const clock = systemClock();

const until = async (isSo: () => boolean): Promise<boolean> => {
  const deadline = clock.elapsed() + PATIENCE_MS;
  while (!isSo() && clock.elapsed() < deadline) await pause(clock, 20, "looking");
  return isSo();
};

const foreignUnit = async (t: Test, framing: string) => {
  const unit = spawn(PYTHON, ["-c", UNIT, framing], { stdio: ["pipe", "pipe", "inherit"] });
  t.teardown(() => unit.kill("SIGKILL"));
  const said: string[] = [];
  createInterface(unit.stdout).on("line", (line) => said.push(line));
  if (!(await until(() => said.length > 0))) throw new Error("the unit does not start");
  return {
    port: Number(said[0]),
    /** Begins a list of what is written to the lamps from now on. */
    watch: () => {
      const from = said.length;
      return (lamps: string) => said.slice(from).includes(lamps);
    },
    hold: (button: number) => void unit.stdin.write(`${button}\n`),
    letGo: () => void unit.stdin.write("\n"),
  };
};

const topics = topicsOf("hall");

const hallAt = async (port: number, framing: string) => {
  const broker = new MemoryBroker({ clock });
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  const [events, states]: [DeviceEvent[], string[]] = [[], []];
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { device = "", branch } = parseDeviceTopic(topic) ?? {};
    if (branch === "$state") states.push((JSON.parse(payload) as DeviceState).s);
    if (branch !== "ev") return;
    const event = JSON.parse(payload) as DeviceEvent;
    events.push(event);
    void daemon.publish({ topic: topics.device(device, "evack"), payload: JSON.stringify(event) });
  });
  const at = { tcp: "127.0.0.1", port };
  const options = { keys: ["social", "tax", "housing"], framing };
  const plan = planDrivers([{ id: "board", kind: "button", driver: { use: "modbus-buttons", at, options } }]);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const drivers = openDrivers(plan.planned, {
    hall: "hall",
    clock,
    boot: 1,
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
  });
  drivers.start();
  const refuse = () => {
    const args = { text: "今日号已发完", tone: "no" };
    const command = { v: 1, id: "tell", op: "tell", args, ts: Math.floor(clock.now()), ttl: 5000, boot: "01K8" };
    void daemon.publish({ topic: topics.device("board", "cmd"), payload: JSON.stringify(command) });
  };
  return { drivers, states, refuse, keys: () => events.map(({ data }) => data.key), close: () => daemon.close() };
};

for (const framing of ["tcp", "rtu"]) {
  t.test(`a unit of another make is worked with frames of ${framing}`, async (t) => {
    const unit = await foreignUnit(t, framing);
    const found = unit.watch();
    const hall = await hallAt(unit.port, framing);
    t.ok(await until(() => hall.states.at(-1) === "ready"), "it is found");
    t.ok(await until(() => found("11100000")), "a lamp for each key that can be pressed");
    const pressed = unit.watch();
    unit.hold(1);
    t.ok(await until(() => hall.keys().length > 0), "a press is heard");
    t.ok(await until(() => pressed("10100000")), "and its lamp goes out");
    const refused = unit.watch();
    hall.refuse();
    t.ok(await until(() => refused("11100000")), "or flashes when there is no number");
    unit.letGo();
    await pause(clock, 1500, "a board takes one press a second");
    unit.hold(0);
    t.ok(await until(() => hall.keys().length > 1));
    unit.letGo();
    t.same(hall.keys(), ["tax", "social"], "each press once");
    t.equal(hall.drivers.all[0]!.health.discardedBytes, 0, "every byte was understood");
    await hall.drivers.stop();
    await hall.close();
  });
}
