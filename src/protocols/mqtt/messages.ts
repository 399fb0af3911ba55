// Payloads of hall/1: JSON in UTF-8. Receivers ignore fields they do not know, so no schema here forbids them.
// Times are ms since 1970 UTC. See docs/protocols/hall-1.md for the clauses.
import { type Static, type TSchema, Type } from "typebox";

const Ms = Type.Integer({ minimum: 0, description: "ms since 1970 UTC" });
const Boot = Type.Integer({
  minimum: 0,
  description: "counts the device's starts; a new one makes older commands void",
});
const Id = Type.String({ minLength: 1, maxLength: 80 });
const Text = Type.String({ maxLength: 400 });

/** [HALL-1.1] The daemon's own state, retained; its will says offline. */
export const DaemonState = Type.Object({
  s: Type.Union([Type.Literal("online"), Type.Literal("offline")]),
  boot: Type.String({ maxLength: 40, description: "new at every start of the daemon" }),
  epoch: Type.String({ maxLength: 60 }),
  seq: Type.Integer({ minimum: 0 }),
  ver: Type.String({ maxLength: 40 }),
  ts: Ms,
});

export const deviceStates = ["init", "ready", "degraded", "sleeping", "disconnected", "lost"] as const;
/** [HALL-1.2] A device's life, retained; its will says lost and carries the boot it belongs to. */
export const DeviceState = Type.Object({
  s: Type.Enum(deviceStates),
  boot: Boot,
  ts: Type.Optional(Ms),
});

export const deviceKinds = ["led", "speaker", "printer", "rater", "button", "lamp", "screen"] as const;
/** [HALL-1.3] What a device is and can do, retained. */
export const DeviceDescription = Type.Object({
  schema: Type.Literal(1),
  kind: Type.Enum(deviceKinds),
  model: Type.Optional(Text),
  vendor: Type.Optional(Text),
  serial: Type.Optional(Text),
  fw: Type.Optional(Text),
  caps: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  ops: Type.Array(Type.String({ maxLength: 20 }), { maxItems: 20 }),
  limits: Type.Optional(
    Type.Object({
      maxText: Type.Optional(Type.Integer({ minimum: 1, description: "characters" })),
      doneMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 120_000, description: "deadline of `done`" })),
    }),
  ),
});

/** [HALL-2.1] The whole desired state; the last version wins. */
export const Want = Type.Object({
  ver: Type.Integer({ minimum: 0 }),
  exp: Type.Union([Ms, Type.Null()]),
  state: Type.Record(Type.String(), Type.Unknown()),
});

export const hardwareStates = ["absent", "silent", "refusing", "ready"] as const;
/** [HALL-2.3] How the hardware behind a driver is. */
export const DriverReport = Type.Object({
  state: Type.Enum(hardwareStates, {
    description: "absent: its port is not there; silent: it does not answer; refusing: it answers and says no",
  }),
  since: Ms,
  lastError: Type.Optional(Type.String({ maxLength: 200, description: "the last trouble, also when it is over" })),
  discardedBytes: Type.Integer({ minimum: 0, description: "that were part of no frame, since the start" }),
  queueLength: Type.Integer({ minimum: 0, description: "commands and questions that wait or are under way" }),
  line: Type.Optional(Type.String({ maxLength: 200, description: "the port, by its name" })),
});

/** [HALL-2.2] What the device shows now; equal versions mean converged. */
export const Shown = Type.Object({
  ver: Type.Integer({ minimum: 0 }),
  state: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  faults: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 16 })),
  driver: Type.Optional(DriverReport),
  ts: Type.Optional(Ms),
});

export const deviceOps = ["say", "stop", "print", "query", "rate", "thank", "tell"] as const;
/** [HALL-3.1] Something to do once; never retained. */
export const DeviceCommand = Type.Object({
  v: Type.Literal(1),
  id: Id,
  op: Type.String({ minLength: 1, maxLength: 20 }),
  args: Type.Record(Type.String(), Type.Unknown()),
  ts: Ms,
  exp: Type.Optional(Ms),
  ttl: Type.Integer({ minimum: 0, description: "ms the command stays worth doing, from its reception" }),
  key: Type.Optional(Text),
  seq: Type.Optional(Type.Integer({ minimum: 0 })),
  boot: Type.String({ maxLength: 40, description: "the daemon's boot" }),
  prio: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
  cancel: Type.Optional(Type.Array(Id, { maxItems: 16 })),
});

export const ackStates = ["accepted", "started", "done", "failed", "expired", "rejected", "superseded"] as const;
/** [HALL-3.2] A rung of the acknowledgement ladder. */
export const Ack = Type.Object({
  id: Id,
  st: Type.Enum(ackStates),
  code: Type.Optional(Type.Integer()),
  msg: Type.Optional(Text),
  dup: Type.Optional(Type.Boolean()),
  ms: Type.Optional(Type.Integer({ minimum: 0 })),
  boot: Boot,
  data: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: "answer to a query: {st} of the asked id" }),
  ),
});

/** [HALL-4.1] Something a person did at the device; kept and sent again until evack covers it. */
export const DeviceEvent = Type.Object({
  n: Type.Integer({ minimum: 1, description: "counts up within a boot; (device, boot, n) names the event for ever" }),
  boot: Boot,
  type: Type.String({ minLength: 1, maxLength: 30 }),
  data: Type.Record(Type.String(), Type.Unknown()),
  ts: Type.Optional(Ms),
  re: Type.Optional(Id),
});

/** [HALL-4.2] Events up to n of this boot are durable in the hall. */
export const EventAck = Type.Object({ boot: Boot, n: Type.Integer({ minimum: 0 }) });

/** [HALL-1.4] */
export const TimeSignal = Type.Object({ ts: Ms, tz: Type.String({ maxLength: 10 }) });

/** [HALL-1.5] The public board, free of personal data. */
export const PublicBoard = Type.Array(Type.Object({ win: Text, no: Type.String({ maxLength: 10 }), at: Ms }));

export type DaemonState = Static<typeof DaemonState>;
export type DeviceState = Static<typeof DeviceState>;
export type DeviceDescription = Static<typeof DeviceDescription>;
export type DeviceKind = (typeof deviceKinds)[number];
export type Want = Static<typeof Want>;
export type DriverReport = Static<typeof DriverReport>;
export type Shown = Static<typeof Shown>;
export type DeviceCommand = Static<typeof DeviceCommand>;
export type DeviceOp = (typeof deviceOps)[number];
export type Ack = Static<typeof Ack>;
export type AckState = (typeof ackStates)[number];
export type DeviceEvent = Static<typeof DeviceEvent>;
export type EventAck = Static<typeof EventAck>;

/** Which schema stands on which branch of a device. */
export const schemaOfBranch = {
  $state: DeviceState,
  $desc: DeviceDescription,
  want: Want,
  st: Shown,
  cmd: DeviceCommand,
  ack: Ack,
  ev: DeviceEvent,
  evack: EventAck,
} as const satisfies Record<string, TSchema>;
