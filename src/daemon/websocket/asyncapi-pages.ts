// hall.v1 in the AsyncAPI document: one channel, one exchange for each operation of the table.
import { CommandFrame, clientFrames, SUBPROTOCOL, serverFrames } from "../../protocols/api/frames.ts";
import { argumentsOf, type OperationName, operations } from "../../protocols/api/operations.ts";
import { channelEntry, type Exchange, type Json, messageEntry, operationEntry, type Part } from "./asyncapi-parts.ts";
import { SOCKET_PATH } from "./upgrade.ts";

const CHANNEL = "hall-v1";
const names = Object.keys(operations) as OperationName[];
const commandName = (name: OperationName): string => `cmd-${name}`;

const descriptionOf = (name: OperationName): string | undefined =>
  (argumentsOf(name) as { readonly description?: string }).description;

/** The command frame of one operation, with its own arguments. */
const commandSchema = (name: OperationName): Json => ({
  ...CommandFrame,
  description: descriptionOf(name),
  properties: { ...CommandFrame.properties, op: { const: name }, args: argumentsOf(name) },
});

const messages = (): Json => {
  const { cmd: _, ...others } = clientFrames;
  return Object.fromEntries([
    ...Object.entries({ ...others, ...serverFrames }).map(([name, schema]) => messageEntry(name, schema)),
    ...names.map((name) => messageEntry(commandName(name), commandSchema(name))),
  ]);
};

const LIVE = ["snap", "live", "ev", "mark", "reset"];

const exchange = (rest: Omit<Exchange, "channel">): Json => operationEntry({ channel: CHANNEL, ...rest });

const commandExchange = (name: OperationName): Json =>
  exchange({
    action: "receive",
    messages: [commandName(name)],
    reply: { channel: CHANNEL, messages: ["res"] },
    roles: operations[name].roles,
  });

const exchanges = (): Json => ({
  hello: exchange({
    action: "receive",
    messages: ["hello"],
    summary: "The first frame; answered with a welcome",
    reply: { channel: CHANNEL, messages: ["welcome"] },
  }),
  follow: exchange({
    action: "send",
    messages: LIVE,
    summary: "What the topics of the hello contain, and what changes",
  }),
  seen: exchange({ action: "receive", messages: ["seen"], summary: "A screen shows everything up to this seq" }),
  ...Object.fromEntries(names.map((name) => [name, commandExchange(name)])),
});

export const pagesPart = (): Part => {
  const all = messages();
  const channel = channelEntry({
    name: CHANNEL,
    address: SOCKET_PATH,
    description: `WebSocket, subprotocol ${SUBPROTOCOL}: JSON, one frame a message`,
    server: "pages",
    messages: Object.keys(all),
  });
  return {
    servers: { pages: { host: "localhost:8080", protocol: "ws", description: "the daemon" } },
    channels: Object.fromEntries([channel]),
    operations: exchanges(),
    messages: all,
  };
};
