// The manager's board: the present on a quiet day and in a rush, what becomes of a dragged service, the figures, and the rest.
import type { Look } from "./look.ts";

const size = { width: 1400, height: 900 };
const phone = { width: 390, height: 844 };

export const managerLooks: readonly Look[] = [
  { name: "manager-now", path: "/manager", size, hall: "day", awaits: ".window-card" },
  {
    ...{ name: "manager-rush", path: "/manager", size, hall: "rush", awaits: ".advice" },
  },
  {
    ...{ name: "manager-drop", path: "/manager", size, hall: "rush", awaits: "dialog .primary" },
    bring: async (page) => {
      await page.locator(".services .chip").first().dragTo(page.locator('[data-window="3"]'));
    },
  },
  { name: "manager-today", path: "/manager#today", size, hall: "rush", awaits: ".plots canvas" },
  { name: "manager-history", path: "/manager#history/week", size, hall: "rush", awaits: ".plots canvas" },
  { name: "manager-staff", path: "/manager#staff", size, hall: "day", awaits: ".presence table" },
  { name: "manager-devices", path: "/manager#devices", size, hall: "day", awaits: ".devices table" },
  { name: "manager-ratings", path: "/manager#ratings", size, hall: "day", awaits: ".complaints", isPicture: false },
  {
    ...{ name: "manager-offline", path: "/manager", size, hall: "day", awaits: ".link-badge" },
    bring: async (page, hall) => {
      await page.locator(".window-card").first().waitFor();
      await hall.cutOff();
    },
  },
  { name: "manager-tide", path: "/manager#tide", size, hall: "rush", awaits: ".tide .advice" },
  { name: "manager-narrow", path: "/manager", size: phone, hall: "rush", awaits: ".window-card" },
  {
    ...{ name: "manager-dark", path: "/manager?lang=en", size, hall: "rush", awaits: ".window-card" },
    bring: async (page) => {
      await page.locator(".dress summary").click();
      await page.locator(".appearance-bar select").first().selectOption("dark");
      await page.locator(".dress summary").click();
    },
  },
];
