// The few shapes of AsyncAPI 3.0 that both wires of the document use. Pure.
import type { TSchema } from "typebox";

export type Json = Record<string, unknown>;

/** What one wire adds to the document. */
export interface Part {
  readonly servers: Json;
  readonly channels: Json;
  readonly operations: Json;
  readonly messages: Json;
}

export interface ChannelPart {
  readonly name: string;
  readonly address: string;
  readonly description: string;
  readonly server: string;
  readonly messages: readonly string[];
}

const PARAMETER = /\{(\w+)\}/g;

const parametersIn = (address: string): Json =>
  Object.fromEntries([...address.matchAll(PARAMETER)].map(([, name]) => [name, { description: `id of the ${name}` }]));

export const channelEntry = ({ name, address, description, server, messages }: ChannelPart): [string, Json] => [
  name,
  {
    address,
    description,
    servers: [{ $ref: `#/servers/${server}` }],
    parameters: parametersIn(address),
    messages: Object.fromEntries(messages.map((message) => [message, { $ref: `#/components/messages/${message}` }])),
  },
];

const messagesOf = (channel: string, messages: readonly string[]): Json[] =>
  messages.map((message) => ({ $ref: `#/channels/${channel}/messages/${message}` }));

export interface Exchange {
  /** As the daemon sees it. */
  readonly action: "send" | "receive";
  readonly channel: string;
  readonly messages: readonly string[];
  readonly summary?: string;
  readonly reply?: { readonly channel: string; readonly messages: readonly string[] };
  /** Roles that have the right. */
  readonly roles?: readonly string[];
}

export const operationEntry = ({ action, channel, messages, summary, reply, roles }: Exchange): Json => ({
  action,
  channel: { $ref: `#/channels/${channel}` },
  messages: messagesOf(channel, messages),
  ...(summary === undefined ? {} : { summary }),
  ...(roles === undefined ? {} : { "x-roles": roles }),
  ...(reply === undefined
    ? {}
    : {
        reply: {
          channel: { $ref: `#/channels/${reply.channel}` },
          messages: messagesOf(reply.channel, reply.messages),
        },
      }),
});

/** A message whose summary is its schema's own description. */
export const messageEntry = (name: string, payload: TSchema | Json): [string, Json] => {
  const { description } = payload as { readonly description?: string };
  return [name, { name, contentType: "application/json", payload, ...(description && { summary: description }) }];
};
