// The text of the sign above a window, from what the window does.
import type { WindowView } from "../../hall/views/views.ts";
import type { SignState } from "../../protocols/mqtt/arguments.ts";

const namesOf = (services: WindowView["services"]): string => services.map(({ name }) => name).join(" ");

const businessOf = ({ services, helps }: WindowView): string =>
  helps ? `${namesOf(services)} 兼办 ${namesOf(helps)}` : namesOf(services);

const byState: { readonly [S in WindowView["state"]]: (window: WindowView) => SignState } = {
  closed: (window) =>
    window.opensAt === undefined
      ? { lines: [window.name, window.isBench ? "高峰时开放" : "暂未开放"], tone: "closed" }
      : { lines: ["即将开放", businessOf(window)], tone: "idle" },
  open: (window) => ({ lines: [window.name, businessOf(window)], tone: "idle" }),
  calling: ({ ticket, number }) => ({ lines: [`请 ${ticket} 号`, `到 ${number} 号窗口`], tone: "call", flash: true }),
  serving: ({ ticket }) => ({ lines: [`${ticket} 号`, "正在办理"], tone: "serving" }),
  rating: ({ name, ticket }) => ({ lines: [name, `${ticket} 号请评价`], tone: "idle" }),
  paused: ({ name, pauseReason = "" }) => ({ lines: ["暂停服务", pauseReason || name], tone: "paused" }),
};

export const windowSignOf = (window: WindowView): SignState => byState[window.state](window);
