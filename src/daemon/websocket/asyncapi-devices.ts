// hall/1 in the AsyncAPI document: a channel for every branch of a device and of the hall, as the daemon sees them.
import { type TSchema, Type } from "typebox";
import {
  ButtonData,
  PrintArgs,
  QueryArgs,
  RateArgs,
  RatingData,
  SayArgs,
  TellArgs,
} from "../../protocols/mqtt/arguments.ts";
import {
  DaemonState,
  DeviceCommand,
  DeviceEvent,
  type DeviceOp,
  deviceOps,
  PublicBoard,
  schemaOfBranch,
  TimeSignal,
} from "../../protocols/mqtt/messages.ts";
import { type Branch, branches, deviceBranches, topicsOf } from "../../protocols/mqtt/topics.ts";
import { channelEntry, type Json, messageEntry, operationEntry, type Part } from "./asyncapi-parts.ts";

const SERVER = "broker";
const topics = topicsOf("{hall}");

const NoArgs = Type.Object({});
const argsOf: { readonly [Op in DeviceOp]: TSchema } = {
  say: SayArgs,
  stop: NoArgs,
  print: PrintArgs,
  query: QueryArgs,
  rate: RateArgs,
  thank: NoArgs,
  tell: TellArgs,
};
const dataOf = { button: ButtonData, rating: RatingData } as const;

const plainName = (branch: string): string => branch.replace("$", "");
const opMessage = (op: string): string => `device-cmd-${op}`;
const eventMessage = (type: string): string => `device-ev-${type}`;

/** Messages a branch carries; a command and an event have one for each kind of contents. */
const messagesOn = (branch: Branch): readonly string[] => {
  if (branch === "cmd") return deviceOps.map(opMessage);
  if (branch === "ev") return [...Object.keys(dataOf), "other"].map(eventMessage);
  return [`device-${plainName(branch)}`];
};

const commandSchema = (op: DeviceOp): Json => ({
  ...DeviceCommand,
  properties: { ...DeviceCommand.properties, op: { const: op }, args: argsOf[op] },
});

const eventSchema = (type: keyof typeof dataOf): Json => ({
  ...DeviceEvent,
  properties: { ...DeviceEvent.properties, type: { const: type }, data: dataOf[type] },
});

/** What the hall says to all, by the name of its channel. */
const hallMessages = {
  "hall-daemon": { address: topics.daemon, payload: DaemonState, description: "The daemon's own state, retained" },
  "hall-who": { address: topics.who, payload: NoArgs, description: "Everyone: publish your retained topics again" },
  "hall-time": { address: topics.time, payload: TimeSignal, description: "The time, for devices without a clock" },
  "hall-board": { address: topics.board, payload: PublicBoard, description: "The public board, retained" },
} as const;

const spokenMessages = {
  "device-log": { address: topics.log("{device}", "{level}"), description: "A line of the device's log" },
  "device-alert": { address: topics.alert("{device}", "{alert}"), description: "A fault for people; empty clears it" },
} as const;

const Line = Type.String({ maxLength: 400 });
const plainBranches = branches.filter((branch) => branch !== "cmd" && branch !== "ev");

const messages = (): Json =>
  Object.fromEntries([
    ...plainBranches.map((branch) => messageEntry(`device-${plainName(branch)}`, schemaOfBranch[branch])),
    ...deviceOps.map((op) => messageEntry(opMessage(op), commandSchema(op))),
    ...(["button", "rating"] as const).map((type) => messageEntry(eventMessage(type), eventSchema(type))),
    messageEntry(eventMessage("other"), DeviceEvent),
    ...Object.entries(hallMessages).map(([name, { payload }]) => messageEntry(name, payload)),
    ...Object.keys(spokenMessages).map((name) => messageEntry(name, Line)),
  ]);

const branchChannel = (branch: Branch): [string, Json] =>
  channelEntry({
    name: `device-${plainName(branch)}`,
    address: topics.device("{device}", branch),
    description: `The branch ${branch} of a device`,
    server: SERVER,
    messages: messagesOn(branch),
  });

const channels = (): Json =>
  Object.fromEntries([
    ...branches.map(branchChannel),
    channelEntry({
      name: "group-cmd",
      address: topics.group("{group}"),
      description: "A command for every member of a group; each acknowledges on its own branch",
      server: SERVER,
      messages: messagesOn("cmd"),
    }),
    ...Object.entries({ ...hallMessages, ...spokenMessages }).map(([name, { address, description }]) =>
      channelEntry({ name, address, description, server: SERVER, messages: [name] }),
    ),
  ]);

/** The branch on which what is said on this one is answered. */
const answers: Partial<Record<Branch, Branch>> = { cmd: "ack", want: "st", ev: "evack" };

const branchExchange = (branch: Branch): [string, Json] => {
  const isFromDevice = (deviceBranches as readonly string[]).includes(branch);
  const answer = answers[branch];
  const reply = answer && { channel: `device-${plainName(answer)}`, messages: messagesOn(answer) };
  const channel = `device-${plainName(branch)}`;
  const exchange = { action: isFromDevice ? "receive" : "send", channel, messages: messagesOn(branch) } as const;
  return [channel, operationEntry(reply ? { ...exchange, reply } : exchange)];
};

const simple = (action: "send" | "receive", names: readonly string[]): [string, Json][] =>
  names.map((name) => [name, operationEntry({ action, channel: name, messages: [name] })]);

const exchanges = (): Json =>
  Object.fromEntries([
    ...branches.map(branchExchange),
    [
      "group-cmd",
      operationEntry({
        action: "send",
        channel: "group-cmd",
        messages: messagesOn("cmd"),
        reply: { channel: "device-ack", messages: messagesOn("ack") },
      }),
    ],
    ...simple("send", Object.keys(hallMessages)),
    ...simple("receive", Object.keys(spokenMessages)),
  ]);

export const devicesPart = (): Part => ({
  servers: { [SERVER]: { host: "localhost:1883", protocol: "mqtt", description: "the hall's broker" } },
  channels: channels(),
  operations: exchanges(),
  messages: messages(),
});
