// The encodings in which devices take text. What each holds is in characters.ts.

/** `gb2312` is GB 2312-80 alone, `gbk` that of Windows without its private and later signs, `big5` without vendors' additions. */
export const encodings = ["gb2312", "gbk", "gb18030", "big5", "utf-16le", "utf-16be", "ascii", "utf-8"] as const;
export type Encoding = (typeof encodings)[number];
