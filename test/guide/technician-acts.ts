// The guide's part for the technician: at the terminal of a new computer, then at the hall that runs, then at the one that
// takes its place.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Act, Acts } from "./act.ts";
import { PASSWORD } from "./guide-hall.ts";
import { boardAt, openSettings } from "./manager-acts.ts";
import type { Tour } from "./tour.ts";

const SERVE = "tidehall serve --config hall.json --data data";
const VERIFY = "tidehall audit verify --data data";
const SIZE = [560, 360] as const;
const SIGN = "window-2-sign";
const ROLL_LINES = 20_000;

const checks: Act = async (tour, { computers: { own, fresh } }) => {
  fresh.copies(own, "hall.json");
  const { code, stdout } = await fresh.types(tour, "tidehall config check --config hall.json");
  assert.match(stdout, /^ok/);
  assert.equal(code, 0);
};

const serves: Act = (tour, { computers: { fresh } }) => fresh.serves(tour, SERVE);

const newBoard = (tour: Tour, address: string): Promise<Page> => tour.open(`${address}/manager`, { size: SIZE });

const setsPassword: Act = async (tour, { computers: { fresh } }) => {
  const page = await newBoard(tour, fresh.address);
  await tour.sees(page, "第一次使用：请设定管理密码");
  await tour.picture("technician-password", page.locator(".door"));
  await tour.fill(page, "密码", PASSWORD);
  await tour.press(page, "设定并登录");
  await page.locator(".manager").waitFor();
};

const mintsSecrets: Act = async (tour, { computers: { fresh } }) => {
  const command = "tidehall devices secrets --config hall.json --data data --out secrets.json";
  const { stdout } = await fresh.types(tour, command);
  assert.match(stdout, /new secrets in secrets\.json/);
};

const pairs: Act = async (tour, { computers: { fresh } }) => {
  const kiosk = await tour.open(`${fresh.address}/kiosk`, { size: SIZE });
  const code = kiosk.locator(".door-code", { hasText: /^\d{3} \d{3}$/ });
  await code.waitFor();
  await tour.picture("technician-code", kiosk.locator(".door"));
  const digits = (await code.textContent())!;
  const page = await newBoard(tour, fresh.address);
  await openSettings(page, "access");
  await tour.sees(page, "批准新设备");
  await page.locator("form [name=code]").fill(digits);
  await page.locator("form [name=id]").fill("kiosk-1");
  await tour.press(page, "批准", "form:has([name=code])");
  await tour.sees(page, "已批准");
  await kiosk.locator(".service").first().waitFor();
  await fresh.stop();
};

const rowOf = (page: Page, device: string) => page.locator("tr", { hasText: device });

const losesSign: Act = async (tour, { devices }) => {
  const page = await boardAt(tour, "devices");
  const sign = devices.find(SIGN)!.device;
  await sign.stop();
  await rowOf(page, SIGN).getByText("失联").waitFor();
  await tour.look(page);
  await tour.picture("technician-devices", rowOf(page, SIGN));
  sign.start();
  await rowOf(page, SIGN).getByText("正常").waitFor();
  await tour.look(page);
};

const runsOutOfPaper: Act = async (tour, { devices }) => {
  const page = await boardAt(tour, "devices");
  const printer = devices.all("printer")[0]!;
  printer.load(0);
  await tour.sees(page, /缺纸，请装纸/);
  printer.load(ROLL_LINES);
  await rowOf(page, "printer-1").getByText("正常").waitFor();
};

const verifies: Act = async (tour, { computers: { own } }) => {
  const { stdout } = await own.types(tour, VERIFY);
  assert.match(stdout, /^ok/);
};

const supervises: Act = async (tour, { computers: { own } }) => {
  const { stdout } = await own.types(tour, "tidehall supervision --day 2026-11-23 --data data");
  assert.match(stdout, new RegExp(SIGN));
};

const copies: Act = async (tour, { stop, computers: { own, next } }) => {
  await stop();
  next.copies(own, "hall.json", "data");
  const { stdout } = await next.types(tour, VERIFY);
  assert.match(stdout, /^ok/);
};

const replaces: Act = async (tour, { computers: { next } }) => {
  await next.serves(tour, SERVE);
  const page = await newBoard(tour, next.address);
  await tour.fill(page, "密码", PASSWORD);
  await tour.press(page, "登录");
  await page.locator(".manager").waitFor();
  await next.stop();
};

export const technicianActs: Acts = {
  "technician-check": checks,
  "technician-serve": serves,
  "technician-password": setsPassword,
  "technician-secrets": mintsSecrets,
  "technician-pair": pairs,
  "technician-devices": losesSign,
  "technician-printer": runsOutOfPaper,
  "technician-audit": verifies,
  "technician-supervision": supervises,
  "technician-copy": copies,
  "technician-replace": replaces,
};
