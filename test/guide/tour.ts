// Somebody who does what the guide says, in real pages of a real hall: presses by name, waits for what is to be seen, and
// remembers every text that was there to read. With a camera the pictures of the guide are taken on the way.
import type { BrowserContext, Locator, Page } from "playwright-core";
import { pause, systemClock } from "../../src/base/clock.ts";
import { keepFaults } from "../browser.ts";

/** Run in the page: every text that can be read on it, and the names of what can be pressed or filled. */
const TEXTS = `() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.tagName === "OPTION" || parentElement.checkVisibility()) said.push(data);
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder]"))
    said.push(element.getAttribute("aria-label") || "", element.getAttribute("placeholder") || "");
  return said.map((text) => text.replace(/^[\\s!✓✕＋]+|\\s+$/g, "")).filter((text) => text !== "");
}`;

const SEEN_MS_MAX = 30_000;
const LOOKS_MS = 50;

export interface Camera {
  take(name: string, what: Locator): Promise<void>;
}

/** Run in the page: a device that was let in before has its pass in the browser. */
const keepPass = ({ app, ...pass }: NonNullable<Opening["pass"]>): string =>
  `localStorage.setItem("tidehall.${app}.token", ${JSON.stringify(JSON.stringify(pass))})`;

const SIZE = [1280, 900] as const;

export interface Opening {
  /** Width and height in px. Default 1280 by 900. */
  readonly size?: readonly [number, number];
  readonly pass?: { readonly app: string; readonly token: string; readonly id?: string };
}

export interface Harvest {
  readonly seen: ReadonlySet<string>;
  readonly typed: readonly string[];
  readonly pictured: readonly string[];
}

/** What a label may say in a pattern means nothing there. */
const literally = (text: string): string => text.replace(/[()（）.?+*]/g, "\\$&");

/** A label around its field has the field's own text after it. */
const labelled = (page: Page, label: string): Locator => page.getByLabel(new RegExp(`^${literally(label)}`)).first();

export class Tour {
  readonly faults: string[] = [];
  readonly #context: BrowserContext;
  readonly #address: string;
  readonly #camera: Camera | undefined;
  readonly #pages = new Map<string, Page>();
  #seen = new Set<string>();
  /** Where something was pressed, and what came of it was not looked at yet. */
  #last: Page | undefined;
  #typed: string[] = [];
  #pictured: string[] = [];

  constructor(context: BrowserContext, address: string, camera?: Camera) {
    this.#context = context;
    this.#address = address;
    this.#camera = camera;
  }

  /** What there was to read since this was last asked, what was typed at the terminal, and of what there is a picture. */
  async harvest(): Promise<Harvest> {
    if (this.#last && !this.#last.isClosed()) await this.look(this.#last);
    this.#last = undefined;
    const harvest = { seen: this.#seen, typed: this.#typed, pictured: this.#pictured };
    this.#seen = new Set();
    this.#typed = [];
    this.#pictured = [];
    return harvest;
  }

  /** A page of the hall, in front: one behind others is drawn seldom. The same path is the same page again. */
  async open(path: string, { size: [width, height] = SIZE, pass }: Opening = {}): Promise<Page> {
    const known = this.#pages.get(path);
    if (known) {
      await known.bringToFront();
      return known;
    }
    const page = await this.#context.newPage();
    await page.setViewportSize({ width, height });
    if (pass) await page.addInitScript(keepPass(pass));
    keepFaults(page, this.faults);
    await page.goto(path.startsWith("http") ? path : this.#address + path);
    this.#pages.set(path, page);
    return page;
  }

  /** Closes a page that is not needed any more: an open one follows all that happens. */
  async leave(path: string): Promise<void> {
    await this.#pages.get(path)?.close();
    this.#pages.delete(path);
  }

  /** Remembers what is to be read now. */
  async look(page: Page): Promise<void> {
    for (const text of await page.evaluate<string[]>(`(${TEXTS})()`)) this.#seen.add(text);
  }

  /** Waits until the page says this, and remembers all that it says. */
  async sees(page: Page, text: string | RegExp): Promise<void> {
    await page.getByText(text).first().waitFor();
    await this.look(page);
  }

  /** Presses what has this name, once it can be pressed. Looks before it does: what is pressed may go away. */
  async press(page: Page, name: string, within: string = "body"): Promise<void> {
    const named = page.locator(within).locator("button:enabled, summary").filter({ hasText: name }).first();
    await named.waitFor();
    await this.look(page);
    await named.click();
    this.#last = page;
  }

  async fill(page: Page, label: string, value: string): Promise<void> {
    const field = labelled(page, label);
    await field.waitFor();
    await this.look(page);
    await field.fill(value);
  }

  async choose(page: Page, label: string, option: string): Promise<void> {
    const field = labelled(page, label);
    await field.waitFor();
    await this.look(page);
    await field.selectOption({ label: option });
  }

  /** Waits for something that no page tells. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    const clock = systemClock();
    const giveUpAt = clock.elapsed() + SEEN_MS_MAX;
    while (!isSo()) {
      if (clock.elapsed() > giveUpAt) throw new Error(`waited in vain: ${what}`);
      await pause(clock, LOOKS_MS, what);
    }
  }

  types(command: string): void {
    this.#typed.push(command);
  }

  /** A picture of the guide: what it shows has to be there, with or without a camera. */
  async picture(name: string, what: Locator): Promise<void> {
    await what.waitFor();
    this.#pictured.push(name);
    await this.#camera?.take(name, what);
  }
}
