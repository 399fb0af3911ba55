// Several matters under one number [Q6]: nobody draws a second number, and nobody loses a place for having two things to do.
import t from "tap";
import type { Hall, Ticket } from "../src/hall/state.ts";
import {
  addMatter,
  attend,
  byClerk,
  callNext,
  cancel,
  close,
  configure,
  event,
  finish,
  hallWith,
  open,
  pause,
  rulesWith,
  serve,
  start,
  take,
  takeMany,
  transfer,
  undo,
} from "./given-when-then.ts";

const services = [
  { id: "civil", name: "民政", prefix: "A" },
  { id: "tax", name: "税务", prefix: "B" },
  { id: "medical", name: "医保", prefix: "C" },
];
const windows = [
  { id: "w1", number: 1, name: "一号窗口", services: ["civil"], helps: [{ service: "tax", speed: 0.8 }] },
  { id: "w2", number: 2, name: "二号窗口", services: ["tax"] },
  { id: "w3", number: 3, name: "三号窗口", services: ["medical"] },
];
const hall = () => hallWith({ services, windows }).given("09:00", open("w1"), open("w2"), open("w3"));
const ticket = (hall: Hall): Ticket => [...hall.tickets.values()][0]!;

t.test("what the same window takes goes on there, without another call, and the visit is rated once [Q6]", async () => {
  hall()
    .given(take("civil", { matters: ["tax"] }), callNext("w1"), 60_000, start("w1"), 300_000)
    .when(finish("w1"))
    .happens(event("MatterDone", { service: "civil", next: "tax", left: [], servedMs: 300_000 }))
    .shows(({ windows }) => windows.get("w1")?.state, "serving")
    .when(120_000, finish("w1"))
    .happens(event("TicketServed", { servedMs: 120_000 }))
    .shows((hall) => ticket(hall).earlier?.map(({ service }) => service), ["civil"]);
});

t.test("what another window takes is a transfer with the place kept [Q6, G5]", async () => {
  hall()
    .given(take("civil", { matters: ["medical"] }), ...takeMany(3, "medical"), ...[callNext("w1"), start("w1")])
    .when(finish("w1"))
    .happens(event("TicketTransferred", { service: "medical", left: [], first: false }))
    .when(callNext("w3"))
    .happens(event("TicketCalled", { ticket: "A001" }))
    .given(...attend("w3"))
    .shows((hall) => ticket(hall).status, "served");
});

t.test("of two matters elsewhere the one with the shorter wait comes first", async () => {
  const minutes = (id: string) => ({ ...services.find((service) => service.id === id)!, minutes: 10 });
  hallWith({
    services: ["civil", "tax", "medical"].map(minutes),
    windows: windows.map(({ helps: _, ...window }) => window),
  })
    .given("09:00", open("w1"), open("w2"), open("w3"))
    .given(take("civil", { matters: ["tax", "medical"] }), callNext("w1"), start("w1"), ...takeMany(6, "tax"))
    .when(finish("w1"))
    .happens(event("TicketTransferred", { service: "medical", left: ["tax"] }))
    .given(...serve("w3"))
    .shows((hall) => [ticket(hall).service, ticket(hall).matters], ["tax", undefined]);
});

t.test("a clerk adds what the visitor remembers at the window, once, and can take the end back", async () => {
  hall()
    .given(take("civil"), callNext("w1"), start("w1"))
    .when(addMatter("w1", "medical"))
    .happens(event("MatterAdded", { service: "medical" }))
    .when(addMatter("w1", "medical"))
    .refused("same-matter", "medical")
    .when(byClerk("9", addMatter("w1", "tax")))
    .refused("not-allowed")
    .given(finish("w1"))
    .given(undo("w1"))
    .shows(
      (hall) => [ticket(hall).status, ticket(hall).service, ticket(hall).matters],
      ["serving", "civil", ["medical"]],
    );
});

t.test("a window that is to pause sends the next matter on instead of keeping it", async () => {
  hall()
    .given(take("civil", { matters: ["tax"] }), callNext("w1"), start("w1"), pause("w1"))
    .when(finish("w1"))
    .happens(event("TicketTransferred", { service: "tax" }), event("WindowPaused"));
});

t.test(
  "a wrong window sends the visitor on with what else there is to do, and whoever leaves has left it all",
  async () => {
    const sent = () =>
      hall().given(take("civil", { matters: ["medical"] }), callNext("w1"), transfer("w1", { service: "tax" }));
    sent().shows((hall) => ticket(hall).matters, ["medical"]);
    sent().when(cancel("A001")).happens(event("TicketCancelled")).given(close("w1"));
  },
);

t.test("a matter that the hall does not have, or that is named twice, is told at the machine", async () => {
  hall()
    .when(take("civil", { matters: ["passports"] }))
    .refused("unknown-service", "passports");
  hall()
    .when(take("civil", { matters: ["civil"] }))
    .refused("same-matter", "civil");
  const without = rulesWith({ services: services.slice(0, 2), windows: windows.slice(0, 2) });
  hall()
    .given(take("civil", { matters: ["medical"] }), close("w3"))
    .when(configure(without))
    .refused("rules-conflict", "A001 still has medical to do");
});
