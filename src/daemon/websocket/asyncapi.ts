// Both live wires of a hall as one AsyncAPI 3.0 document: hall.v1 for pages, hall/1 for devices. Pure; made from the
// tables and schemas that the doors use.
import { devicesPart } from "./asyncapi-devices.ts";
import { pagesPart } from "./asyncapi-pages.ts";

export const asyncApiDocument = (): object => {
  const [pages, devices] = [pagesPart(), devicesPart()];
  return {
    asyncapi: "3.0.0",
    info: { title: "Tidehall", version: "1", description: "What pages and devices exchange with a hall while it runs" },
    defaultContentType: "application/json",
    servers: { ...pages.servers, ...devices.servers },
    channels: { ...pages.channels, ...devices.channels },
    operations: { ...pages.operations, ...devices.operations },
    components: { messages: { ...pages.messages, ...devices.messages } },
  };
};
