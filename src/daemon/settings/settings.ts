// What a hall manager edits while the hall runs: sections of the rules, as a readable document beside the ledger. The
// rules in force are the configuration with these sections laid over it, and every change of them is also an event.
import { Low } from "lowdb";
import { type Checked, checker, type Problem, problemsText } from "../../base/check.ts";
import { AppError } from "../../base/errors.ts";
import type { Actor } from "../../hall/commands.ts";
import type { RefusalCode } from "../../hall/refusals.ts";
import { HallRules } from "../../hall/rules/rules.ts";
import { rulesProblems } from "../../hall/rules/rules-problems.ts";
import { Sections } from "../../protocols/api/settings-sections.ts";
import { durableJson } from "../files/durable-json.ts";
import type { HallPort } from "../hall-port.ts";

interface Document {
  version: number;
  sections: Sections;
  /** What they were before, so that the last change can be taken back. */
  former?: Sections;
}

export type Replaced =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly stale: true }
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly refused: RefusalCode; readonly detail?: string };

export interface SettingsOptions {
  readonly path: string;
  /** The rules of the configuration, under the sections. */
  readonly base: HallRules;
}

export class Settings {
  readonly #low: Low<Document>;
  readonly #base: HallRules;
  readonly #check = checker(Sections);
  readonly #checkRules = checker(HallRules, { fillDefaults: true });

  private constructor(low: Low<Document>, base: HallRules) {
    this.#low = low;
    this.#base = base;
  }

  /** Rejects with SETTINGS_UNREADABLE; an absent document is an empty one. */
  static async open({ path, base }: SettingsOptions): Promise<Settings> {
    const low = new Low<Document>(durableJson(path), { version: 0, sections: {} });
    await low.read();
    const settings = new Settings(low, base);
    // An absent document has nothing to check, and compiling the checks is a good part of a start.
    const problems = low.data.version === 0 ? [] : settings.#problems(low.data.sections);
    if (problems.length > 0) throw new AppError("SETTINGS_UNREADABLE", { file: path, reason: problemsText(problems) });
    return settings;
  }

  /** The rules in force: the configuration's with the manager's sections over them. */
  get rules(): HallRules {
    return this.#merge(this.#low.data.sections);
  }

  /** The rules before the last change; undefined where there has been none. */
  get formerRules(): HallRules | undefined {
    const { former } = this.#low.data;
    return former && this.#merge(former);
  }

  /** The rules of the configuration alone. */
  get base(): HallRules {
    return this.#base;
  }

  read(): { version: number; value: unknown } {
    return { version: this.#low.data.version, value: this.#low.data.sections };
  }

  /**
   * Replaces the sections where `version` is still the present one: checked, put in force as an event, and written. The
   * event comes first: a crash between the two leaves the older document, and the next start puts that in force again.
   */
  async replace(version: number, value: unknown, port: HallPort, by: Actor, id?: string): Promise<Replaced> {
    if (version !== this.#low.data.version) return { ok: false, stale: true };
    const problems = this.#problems(value);
    if (problems.length > 0) return { ok: false, problems };
    const sections = value as Sections;
    const command = { kind: "ConfigureHall", args: { rules: this.#merge(sections) }, by } as const;
    const answer = await port.submit(id === undefined ? command : { ...command, id });
    if (!answer.ok) return answer;
    this.#low.data = { version: version + 1, sections, former: this.#low.data.sections };
    await this.#low.write();
    return { ok: true, version: version + 1 };
  }

  /** Replaces some sections and leaves the others; what is as in the configuration is left to it again. */
  replaceSections(version: number, some: Sections, port: HallPort, by: Actor): Promise<Replaced> {
    return this.replace(version, this.#with(some), port, by);
  }

  /** The rules as they would be with these sections in place. */
  tryOut(some: Sections): Checked<HallRules> {
    return this.tryWhole(this.#with(some));
  }

  /** The rules as they would be with these sections and no others over the configuration's. */
  tryWhole(value: unknown): Checked<HallRules> {
    const problems = this.#problems(value);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: this.#merge(value as Sections) };
  }

  #with(some: Sections): Sections {
    const sections: Sections = { ...this.#low.data.sections, ...some };
    const isUsual = (name: keyof Sections) => JSON.stringify(sections[name]) === JSON.stringify(this.#base[name]);
    for (const name of Object.keys(some) as (keyof Sections)[]) if (isUsual(name)) delete sections[name];
    return sections;
  }

  #merge(sections: Sections): HallRules {
    return { ...this.#base, ...structuredClone(sections) };
  }

  #problems(value: unknown): readonly Problem[] {
    const sections = this.#check(value);
    if (!sections.ok) return sections.problems;
    const rules = this.#checkRules(this.#merge(sections.value));
    return rules.ok ? rulesProblems(rules.value) : rules.problems;
  }
}
