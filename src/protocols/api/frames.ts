// Frames of the WebSocket subprotocol hall.v1 [WS-1]: JSON, one frame a message. The cursor of a page is (epoch, seq);
// a page that comes back with it gets every event since, or a snapshot, and never a part.
import { type Static, Type } from "typebox";
import { actorRoles } from "../../hall/commands.ts";

export const SUBPROTOCOL = "hall.v1";

const Key = Type.String({
  minLength: 8,
  maxLength: 80,
  description: "the client's own UUID; the same key has one effect",
});
const Seq = Type.Integer({ minimum: 0 });
const Ms = Type.Integer({ minimum: 0, description: "ms since 1970 UTC" });
const Data = Type.Record(Type.String(), Type.Unknown());
const closed = { additionalProperties: false };

/** [WS-2.1] The first frame of a client. */
export const Hello = Type.Object(
  {
    t: Type.Literal("hello"),
    proto: Type.Literal(1),
    app: Type.String({ maxLength: 40 }),
    auth: Type.Optional(
      Type.String({ maxLength: 200, description: "token; a page of the same origin may rely on its cookie" }),
    ),
    sub: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20, uniqueItems: true }),
    resume: Type.Optional(Type.Object({ epoch: Type.String({ maxLength: 60 }), seq: Seq }, closed)),
  },
  closed,
);

/** [WS-3.1] Do something. */
export const CommandFrame = Type.Object(
  {
    t: Type.Literal("cmd"),
    id: Type.Union([Type.Integer(), Type.String({ maxLength: 40 })], { description: "echoed in the result" }),
    op: Type.String({ maxLength: 40 }),
    args: Data,
    key: Key,
    ifSeq: Type.Optional(Type.Integer({ minimum: 0, description: "refuse if the hall has moved on from this seq" })),
  },
  closed,
);

/** [WS-4.1] A screen has put everything up to this seq before people's eyes. */
export const Seen = Type.Object({ t: Type.Literal("seen"), seq: Seq }, closed);

/** [WS-4.2] A pad's page shows this version of its view. */
export const Shows = Type.Object({ t: Type.Literal("shows"), version: Seq }, closed);

/** [WS-4.3] What a visitor pressed at a pad's page. */
export const Press = Type.Object(
  {
    t: Type.Literal("press"),
    version: Type.Integer({ minimum: 0, description: "of the view that was pressed" }),
    grade: Type.Integer({ minimum: 1, maximum: 5, description: "5 very satisfied to 1 very dissatisfied" }),
    tags: Type.Optional(Type.Array(Type.String({ maxLength: 32 }), { maxItems: 8, uniqueItems: true })),
  },
  closed,
);

/** RFC 9457, with a stable code and the fields at fault. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  problems: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), value: Type.String(), expected: Type.String() })),
  ),
});

export const Welcome = Type.Object({
  t: Type.Literal("welcome"),
  hall: Type.String(),
  ver: Type.String(),
  role: Type.Enum(actorRoles),
  id: Type.String({ description: "who the client is within its role" }),
  epoch: Type.String(),
  seq: Seq,
  now: Ms,
  hb: Type.Integer({ description: "ms between two signs of life" }),
  mode: Type.Union([Type.Literal("delta"), Type.Literal("snapshot")]),
});
/** [WS-2.3] One topic whole; all snapshots of one subscription have the same seq. */
export const Snap = Type.Object({ t: Type.Literal("snap"), topic: Type.String(), seq: Seq, data: Data });
/** [WS-2.4] From here on frames are live. */
export const LiveFrame = Type.Object({ t: Type.Literal("live"), seq: Seq });
/** [WS-2.5] What an event changed in a topic: entries set, entries gone. */
export const EventFrame = Type.Object({
  t: Type.Literal("ev"),
  seq: Seq,
  topic: Type.String(),
  kind: Type.String(),
  data: Type.Object({ set: Data, gone: Type.Array(Type.String()) }),
  ts: Ms,
});
/** [WS-2.6] Nothing happened; the cursor is still good. */
export const MarkFrame = Type.Object({ t: Type.Literal("mark"), seq: Seq, now: Ms });
export const Result = Type.Union([
  Type.Object({
    t: Type.Literal("res"),
    id: Type.Union([Type.Integer(), Type.String()]),
    ok: Type.Literal(true),
    seq: Seq,
    data: Data,
  }),
  Type.Object({
    t: Type.Literal("res"),
    id: Type.Union([Type.Integer(), Type.String()]),
    ok: Type.Literal(false),
    problem: ProblemDetails,
  }),
]);
/** [WS-2.7] The cursor is no longer good; snapshots follow. */
export const Reset = Type.Object({
  t: Type.Literal("reset"),
  why: Type.Union([Type.Literal("gone"), Type.Literal("slow"), Type.Literal("epoch")]),
});

/** [WS-4.4] What a reader beside this ticket machine has read. It is in no topic, and nobody is told it twice. */
export const ReadFrame = Type.Object({
  t: Type.Literal("read"),
  text: Type.String({ maxLength: 200, description: "the number of a card, or the text of a code" }),
});

export const clientFrames = { hello: Hello, cmd: CommandFrame, seen: Seen, shows: Shows, press: Press } as const;
export const serverFrames = {
  welcome: Welcome,
  snap: Snap,
  live: LiveFrame,
  ev: EventFrame,
  mark: MarkFrame,
  res: Result,
  reset: Reset,
  read: ReadFrame,
} as const;

export type Hello = Static<typeof Hello>;
export type CommandFrame = Static<typeof CommandFrame>;
export type Seen = Static<typeof Seen>;
export type Shows = Static<typeof Shows>;
export type Press = Static<typeof Press>;
export type ClientFrame = Hello | CommandFrame | Seen | Shows | Press;
export type ProblemDetails = Static<typeof ProblemDetails>;
export type Welcome = Static<typeof Welcome>;
export type Snap = Static<typeof Snap>;
export type LiveFrame = Static<typeof LiveFrame>;
export type EventFrame = Static<typeof EventFrame>;
export type MarkFrame = Static<typeof MarkFrame>;
export type Result = Static<typeof Result>;
export type Reset = Static<typeof Reset>;
export type ReadFrame = Static<typeof ReadFrame>;
export type ServerFrame = Welcome | Snap | LiveFrame | EventFrame | MarkFrame | Result | Reset | ReadFrame;

/** [WS-5] Why the server closed a connection; 4400 and up are ours, as graphql-ws names them. */
export const closeCodes = {
  badFrame: 4400,
  unauthorised: 4401,
  forbidden: 4403,
  helloTimeout: 4408,
  tooManyRequests: 4429,
  goingAway: 1001,
} as const;
