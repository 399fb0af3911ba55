// Surnames that are read otherwise than the same character in a word, and how one is told from the other: by what stands
// behind it, and by its standing alone when the text is cut into words.

/** Surname to syllables. */
export const surnames: Readonly<Record<string, string>> = {
  单: "shan4",
  解: "xie4",
  曾: "zeng1",
  仇: "qiu2",
  区: "ou1",
  任: "ren2",
  查: "zha1",
  盖: "ge3",
  翟: "zhai2",
  朴: "piao2",
  华: "hua4",
  员: "yun4",
  召: "shao4",
  折: "she2",
  缪: "miao4",
  尉迟: "yu4 chi2",
  万俟: "mo4 qi2",
  长孙: "zhang3 sun1",
  澹台: "tan2 tai2",
};

const TITLES =
  "女士|先生|小姐|老师|师傅|同志|主任|经理|主管|医生|大夫|护士|律师|警官|阿姨|叔叔|大爷|大妈|奶奶|爷爷|书记|主席|会计|[科处局院校行部队所股组站镇市县区]长";

/** Behind a surname: a title, with a given name before it or without, or a given name that is sent somewhere. */
const PERSON = new RegExp(`^(?:\\p{Script=Han}{0,2}(?:${TITLES})|\\p{Script=Han}{2}(?:到|前往|$))`, "u");

const LONGEST_FIRST = Object.keys(surnames).sort((one, other) => other.length - one.length);

/** Where words begin and end, by the word list of ICU. */
const cutsOf = (text: string): ReadonlySet<number> => {
  const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
  return new Set([text.length, ...Array.from(words, ({ index }) => index)]);
};

/** Finds the surname that begins at a place of this text. */
export const surnameFinder = (text: string): ((at: number) => string | undefined) => {
  const cuts = cutsOf(text);
  const isPerson = (at: number, name: string): boolean => {
    const end = at + name.length;
    return text.startsWith(name, at) && cuts.has(at) && cuts.has(end) && PERSON.test(text.slice(end));
  };
  return (at) => LONGEST_FIRST.find((name) => isPerson(at, name));
};
