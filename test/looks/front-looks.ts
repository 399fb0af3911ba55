// The front door of a demonstration, at a desk and on a phone.
import type { Look } from "./look.ts";

export const frontLooks: readonly Look[] = [
  {
    name: "front-rush",
    path: "/",
    size: { width: 1440, height: 980 },
    hall: "rush",
    bring: (page) => page.getByRole("button", { name: /医疗保障/ }).click(),
    awaits: ".slip.printed",
  },
  { name: "front-phone", path: "/", size: { width: 390, height: 844 }, hall: "day", awaits: ".windows li" },
];
