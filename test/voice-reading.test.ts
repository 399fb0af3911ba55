// Whether people hear what is meant: numbers, polyphones and surnames, held against a dictionary that is not ours, and by
// the phonemes that each synthesiser says it makes. A sound file proves nothing: one that is read as English is as long.
import { execFileSync, spawnSync } from "node:child_process";
import { pinyin } from "pinyin-pro";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { readCardinal } from "../src/base/spoken-number.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { chooseSynthesiser } from "../src/drivers/speakers/local/choose-synthesiser.ts";
import { fewestClips } from "../src/drivers/speakers/local/clip-sentence.ts";
import { Espeak, type EspeakBuild, installedEspeak, packagedEspeak } from "../src/drivers/speakers/local/espeak.ts";
import { CALL_CLIPS } from "../src/drivers/speakers/local/make-clips.ts";
import { barePhonemes, mandarinProblem } from "../src/drivers/speakers/local/synthesiser.ts";
import { readingOf, spokenText } from "../src/drivers/speakers/reading/reading.ts";
import { respelled } from "../src/drivers/speakers/reading/respelling.ts";
import { surnames } from "../src/drivers/speakers/reading/surnames.ts";
import { words } from "../src/drivers/speakers/reading/words.ts";
import { anyText, fc } from "./search.ts";

const clock = systemClock();

/** The dictionary's syllables; `isPerson` reads a character that can be a surname as one. */
const dictionary = (text: string, isPerson = false): string[] =>
  pinyin(text, { toneType: "num", type: "array", surname: isPerson ? "all" : "off", nonZh: "consecutive" }).map(
    (syllable) => syllable.replace("ü", "v").replace(/0$/, "5"),
  );

/** Where the dictionary is wrong or stricter than people speak, with the reading of 现代汉语词典. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  台州: "tai1 zhou1",
  乐清: "yue4 qing1",
  局长: "ju2 zhang3",
  还款: "huan2 kuan3",
  先生: "xian1 sheng5",
  身份: "shen1 fen5",
  谢谢: "xie4 xie5",
};

t.test("every word of our list is read as the dictionary reads it", async (t) => {
  for (const [word, syllables] of Object.entries(words)) {
    t.equal(syllables, CORRECTIONS[word] ?? dictionary(word).join(" "), word);
  }
});

t.test(
  "every surname of our list is read as the dictionary reads a surname, and only in front of a person",
  async (t) => {
    for (const [name, syllables] of Object.entries(surnames)) {
      t.equal(syllables, dictionary(`${name}女士`, true).slice(0, name.length).join(" "), name);
      const piece = readingOf(`请${name}女士到一号窗口`)[1];
      t.same(piece, { text: name, pinyin: syllables }, `${name}女士`);
    }
    const notNames = [
      "请解决后到窗口",
      "请单独到一号窗口",
      "请查询到账",
      "单位主任",
      "科长孙女士",
      "曾经",
      "区长",
      "任何人",
    ];
    for (const text of notNames) {
      const found = readingOf(text).filter(
        (piece) => Object.hasOwn(surnames, piece.text) && piece.pinyin !== undefined,
      );
      t.same(found, [], text);
    }
  },
);

t.test("figures are read as an announcer reads them", async (t) => {
  const said: Readonly<Record<string, string>> = {
    "请 A012 号到 3 号窗口": "请 A零一二 号到 三 号窗口",
    请A001号到12号窗口: "请A零零一号到十二号窗口",
    请101号到101号窗口: "请一零一号到一百零一号窗口",
    请B110号到110号窗口: "请B一一零号到一百一十号窗口",
    Ａ０１２号: "A零一二号",
    "VIP-007": "VIP零零七",
    "还有2人，约20分钟": "还有两人，约二十分钟",
    请到2楼2号窗口: "请到二楼二号窗口",
    请携带2份表格: "请携带两份表格",
    "12345": "一二三四五",
    "2026年": "二零二六年",
    "007号": "零零七号",
  };
  for (const [written, spoken] of Object.entries(said)) t.equal(spokenText(written), spoken.normalize("NFKC"), written);
  t.equal(announcementOf({ number: "A001", window: 3, call: 1 }).text, "请A零零一号到三号窗口办理");
  t.equal(readCardinal(12), "十二");
});

t.test("nothing that people write can be a command to a synthesiser", async (t) => {
  t.equal(respelled("[[hao]]<say>\u0007\n-v &请"), "H-A-O-S-A-Y-V请");
  const harmless = /^[\p{Script=Han}A-Za-z0-9，。！？、；：,.!?;:\s-]*$/u;
  fc.assert(fc.property(anyText(80), (text) => harmless.test(respelled(text))));
});

const isThere = ({ command, args }: EspeakBuild): boolean =>
  spawnSync(command, [...args, "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"], { input: "好" }).status === 0;

const skipWithout = (build: EspeakBuild) => ({ skip: isThere(build) ? false : `${build.name} is not installed` });

/** What an eSpeak says for text as it stands, one line a sentence. */
const phonemesOf = ({ command, args }: EspeakBuild, text: string): string[] =>
  execFileSync(command, [...args, "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"], { input: text, encoding: "utf8" })
    .trim()
    .split("\n");

/** Tones as the syllable has them, not as its neighbours bend them: half thirds, short fourths, all neutral tones. */
const plainTones = (phonemes: string): string =>
  barePhonemes(phonemes)
    .replace(/[-;]/g, "")
    .replace(/214/g, "21")
    .replace(/53/g, "51")
    .replace(/(?<=\D)(?:11|22|33|44)(?=\D|$)/g, "11")
    .replace(/A(?=\d\dN)/g, "a");

const CALLS = [
  ...["A001", "A012", "B111", "C101", "D910", "E191", "F200", "H330", "K555", "Z999"].map(
    (number, at) => announcementOf({ number, window: [1, 2, 3, 10, 11, 12, 20, 21, 101, 111][at]!, call: 1 }).text,
  ),
];
const SENTENCES = [
  ...CALLS,
  "请到银行窗口办理",
  "中国重庆银行",
  "请重新取号",
  "请重新排队",
  "重要通知",
  "请银行行长到二号窗口",
  "长沙银行行长",
  "请会计到一楼开会",
  "人民调解委员会",
  "社会调查",
  "请到办事处处理",
  "便民服务窗口",
  "缴纳都市建设费",
  "请还清贷款",
  "当地地址",
  "适当调整",
  "不动产登记",
  "行政审批大厅",
  "请出示银行卡",
  "税率和效率",
  "参加医疗保险",
  "领取发票",
  "传真和自传",
  "婚姻登记处",
  "暂停服务",
  "请不要大声喧哗",
  "音乐和快乐",
  "还有一人等候",
  "请等候一分钟",
  "请一位办理人到二楼大厅",
  "第一次办理",
  "厦门市东莞市番禺区",
  "蚌埠市六安市丽水市",
  "社会保险和公积金提取",
  "户口簿和驾驶证",
  "港澳通行证",
  "请取回证件",
  "今日号已取完",
  "请在黄线外等候",
  "请评价本次服务",
  "领取十一份材料",
];
const PERSONS = [
  "请单女士到一号窗口",
  "请单小明到三号窗口",
  "请解经理到二号窗口",
  "曾经理",
  "请查老师到十一号窗口",
  "任科长",
];

const oracleText = (text: string, isPerson: boolean): string =>
  dictionary(text, isPerson)
    .map((syllable) => (/^[A-Z]$/.test(syllable) ? `${syllable},` : `${syllable} `))
    .join("");

/** What it says for each piece by itself. */
const phonemesBy = (build: EspeakBuild, pieces: readonly string[], spell: (piece: string) => string) => {
  const lines = phonemesOf(build, pieces.map((piece) => `${spell(piece)}。`).join("\n"));
  return new Map(pieces.map((piece, at) => [piece, lines[at]!]));
};

const plain = (pieces: readonly string[], phonemes: ReadonlyMap<string, string>): string =>
  plainTones(pieces.map((piece) => phonemes.get(piece)!).join(""));

for (const build of [packagedEspeak(), installedEspeak()]) {
  t.test(`${build.name} says every sentence as the dictionary reads it`, skipWithout(build), async (t) => {
    const all = [...SENTENCES, ...PERSONS];
    const said = phonemesOf(build, all.map((text) => `${respelled(text)}。`).join("\n"));
    const expected = phonemesOf(build, all.map((text) => `${oracleText(text, PERSONS.includes(text))}。`).join("\n"));
    t.equal(said.length, all.length, "a line for each sentence");
    for (const [at, text] of all.entries()) t.equal(plainTones(said[at]!), plainTones(expected[at]!), text);
  });

  t.test(`${build.name} makes clips that say a call, syllable by syllable`, skipWithout(build), async (t) => {
    const said = phonemesBy(build, CALL_CLIPS, respelled);
    const syllables = [...new Set(CALLS.flatMap((text) => dictionary(text)))];
    const expected = phonemesBy(build, syllables, (syllable) => syllable);
    for (const text of CALLS) {
      const clips = fewestClips(text, new Set(CALL_CLIPS))!;
      t.equal(plain(clips, said), plain(dictionary(text), expected), text);
    }
  });
}

const READS_AS_ENGLISH: EspeakBuild = { ...installedEspeak(), name: "the plain voice", voice: "cmn" };
const NOT_THERE: EspeakBuild = { name: "nobody", command: "no-such-synthesiser", args: [] };

t.test(
  "the voice that reads hanzi as English makes a sound, and is refused",
  skipWithout(installedEspeak()),
  async (t) => {
    const english = new Espeak(clock, READS_AS_ENGLISH);
    t.ok((await english.speak("请到三号窗口")).samples.length > 22_050, "more than a second of perfect nonsense");
    t.match(await mandarinProblem(english), /^reads Chinese characters as English/);
  },
);

t.test("the first that speaks Mandarin is chosen, and why the others were not is said", async (t) => {
  const mute = { name: "mute", speak: async () => Promise.reject(new Error("mute")), phonemes: async () => "" };
  const good = {
    ...mute,
    name: "good",
    phonemes: async () => "tS;h'i21N_| t'Au51_| s'a55n_| X'Au51_| ts.hwA55Nkh'ou214_|",
  };
  const { chosen, refused } = await chooseSynthesiser([new Espeak(clock, NOT_THERE), mute, good]);
  t.equal(chosen?.name, "good");
  t.match(refused, [/^nobody: .*ENOENT/, /^mute: says "请到三号窗口" as ""/]);
});
