// @ts-check
// Builds the pages: one html, one script and one style sheet each, for the old browsers that hall screens carry.
// Plain JavaScript, so that it runs before anything else is set up.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildGuide } from "./build-guide.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const web = join(root, "src", "web");

/**
 * File name of a page, the folder of its source, its title and its theme. A module loads parts of itself later, which the
 * web views of old signage boxes cannot.
 * @typedef {{ name: string, source: string, title: string, theme: string, isModule?: boolean }} WebPage
 * @type {readonly WebPage[]}
 */
const pages = [
  { name: "index", source: "overview/overview.tsx", title: "潮汐大厅 Tidehall", theme: "" },
  { name: "kiosk", source: "kiosk/kiosk.tsx", title: "取号机", theme: "" },
  { name: "screen", source: "screen/screen.tsx", title: "大厅综合屏", theme: "dark screen-page" },
  { name: "window", source: "window/window.tsx", title: "窗口屏", theme: "dark screen-page" },
  { name: "clerk", source: "clerk/clerk.tsx", title: "窗口操作台", theme: "" },
  { name: "pad", source: "pad/pad.tsx", title: "评价器", theme: "" },
  { name: "office", source: "office/office.tsx", title: "审批后台", theme: "", isModule: true },
  { name: "case", source: "case/case.tsx", title: "办件进度", theme: "" },
  { name: "manager", source: "manager/manager.tsx", title: "管理台", theme: "", isModule: true },
  { name: "rate", source: "rate/rate.tsx", title: "评价", theme: "" },
  { name: "hall", source: "hall-info/hall-info.tsx", title: "大厅", theme: "" },
  { name: "ticket", source: "ticket/ticket.tsx", title: "我的号票", theme: "" },
  { name: "book", source: "book/book.tsx", title: "预约办事", theme: "" },
];

/** No page, but built like one: it lies beside them all, since it keeps them all. */
const serviceWorker = { name: "service-worker", source: "service-worker/service-worker.ts" };

/** @param {WebPage} page */
const isModule = (page) => page.isModule === true;
/** @param {WebPage} page */
const isScript = (page) => !isModule(page);

/** Signage boxes run web views as old as Chromium 61. */
const scripts = /** @type {const} */ ({ format: "iife", target: ["es2017", "chrome61"] });
const modules = /** @type {const} */ ({
  format: "esm",
  target: ["es2020"],
  splitting: true,
  chunkNames: "part-[hash]",
});

/**
 * @param {string} outDir
 * @param {readonly Pick<WebPage, "name" | "source">[]} some
 * @param {typeof scripts | typeof modules} how
 */
const bundle = (outDir, some, how) =>
  build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(some.map(({ name, source }) => [name, join(web, source)])),
    outdir: outDir,
    bundle: true,
    minify: true,
    ...how,
    target: [...how.target],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
  });

/**
 * @param {string} template
 * @param {Readonly<Record<string, string>>} parts
 */
const fill = (template, parts) => template.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);

/**
 * @param {string} template
 * @param {WebPage} page
 */
const htmlOf = (template, page) => {
  const { name, title, theme } = page;
  return fill(template, { name, title, theme, kind: isModule(page) ? "module" : "text/javascript" });
};

/**
 * Writes every page into `outDir` (default dist/web).
 * @param {{ outDir?: string }} options
 */
export const buildPages = async ({ outDir = join(root, "dist", "web") } = {}) => {
  await mkdir(outDir, { recursive: true });
  const template = await readFile(join(web, "page.html"), "utf8");
  await Promise.all([
    bundle(outDir, pages.filter(isScript), scripts),
    bundle(outDir, pages.filter(isModule), modules),
    bundle(outDir, [serviceWorker], scripts),
    buildGuide(outDir),
    copyFile(join(web, "icon.svg"), join(outDir, "icon.svg")),
    ...pages.map((page) => writeFile(join(outDir, `${page.name}.html`), htmlOf(template, page))),
  ]);
  return outDir;
};

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) console.log(`pages built in ${await buildPages()}`);
