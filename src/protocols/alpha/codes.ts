// The codes of Alpha signs by name [ALPHA-3]: data, no code. Values are the characters that go over the wire.

export const positions = {
  middle: " ",
  top: '"',
  bottom: "&",
  fill: "0",
  left: "1",
  right: "2",
} as const;

export const modes = {
  rotate: "a",
  hold: "b",
  flash: "c",
  rollUp: "e",
  rollDown: "f",
  rollLeft: "g",
  rollRight: "h",
  wipeUp: "i",
  wipeDown: "j",
  wipeLeft: "k",
  wipeRight: "l",
  scroll: "m",
  auto: "o",
  rollIn: "p",
  rollOut: "q",
  wipeIn: "r",
  wipeOut: "s",
  compressedRotate: "t",
  explode: "u",
  clock: "v",
  twinkle: "n0",
  sparkle: "n1",
  snow: "n2",
  interlock: "n3",
  switch: "n4",
  slide: "n5",
  spray: "n6",
  starburst: "n7",
  welcome: "n8",
  slotMachine: "n9",
  newsFlash: "nA",
  trumpet: "nB",
  cycleColors: "nC",
  thankYou: "nS",
  flag: "nT",
  noSmoking: "nU",
  drinkDrive: "nV",
  animal: "nW",
  fireworks: "nX",
  balloons: "nY",
  cherryBomb: "nZ",
} as const;

export const colors = {
  red: "1",
  green: "2",
  amber: "3",
  dimRed: "4",
  dimGreen: "5",
  brown: "6",
  orange: "7",
  yellow: "8",
  rainbow1: "9",
  rainbow2: "A",
  mix: "B",
  auto: "C",
} as const;

export const fonts = {
  fiveHigh: "1",
  fiveStroke: "2",
  sevenHigh: "3",
  sevenStroke: "4",
  sevenFancy: "5",
  tenHigh: "6",
  sevenShadow: "7",
  fullFancy: "8",
  fullHeight: "9",
  sevenShadowFancy: ":",
  fiveWide: ";",
  sevenWide: "<",
  sevenWideFancy: "=",
  wideStrokeFive: ">",
} as const;

export const controls = {
  doubleHeightOff: "\x050",
  doubleHeightOn: "\x051",
  descendersOff: "\x060",
  descendersOn: "\x061",
  flashOff: "\x070",
  flashOn: "\x071",
  celsius: "\x08\x1c",
  fahrenheit: "\x08\x1d",
  counter1: "\x08z",
  counter2: "\x08{",
  counter3: "\x08|",
  counter4: "\x08}",
  counter5: "\x08~",
  noHold: "\x09",
  lineFeed: "\x0a",
  dateMonthDayYearSlashed: "\x0b0",
  dateDayMonthYearSlashed: "\x0b1",
  dateMonthDayYearDashed: "\x0b2",
  dateDayMonthYearDashed: "\x0b3",
  dateMonthDayYearDotted: "\x0b4",
  dateDayMonthYearDotted: "\x0b5",
  dateMonthDayYear: "\x0b6",
  dateDayMonthYear: "\x0b7",
  dateWithNameOfMonth: "\x0b8",
  dayOfWeek: "\x0b9",
  newPage: "\x0c",
  newLine: "\x0d",
  wideOff: "\x11",
  wideOn: "\x12",
  time: "\x13",
  fixedWidthOff: "\x1e0",
  fixedWidthOn: "\x1e1",
} as const;

/** Special functions that a sign can be asked about. */
export const specials = {
  time: " ",
  speaker: "!",
  generalInformation: '"',
  memoryPool: "#",
  memory: "$",
  memoryDump: "%",
  day: "&",
  timeFormat: "'",
  runTimes: ")",
  serialErrors: "*",
  network: "-",
  runSequence: ".",
  runDays: "2",
  counters: "5",
  largeDotsMemory: "8",
  date: ";",
  temperatureOffset: "T",
} as const;

export const days = {
  sunday: "1",
  monday: "2",
  tuesday: "3",
  wednesday: "4",
  thursday: "5",
  friday: "6",
  saturday: "7",
} as const;

export const sequences = { time: "T", order: "S", deleteAfterwards: "D" } as const;

export type NameIn<T> = keyof T & string;

export const namesIn = <T extends object>(table: T): NameIn<T>[] => Object.keys(table) as NameIn<T>[];

/** The name of a code; undefined when the table lacks it. */
export const nameOf = <T extends Readonly<Record<string, string>>>(table: T, code: string): NameIn<T> | undefined =>
  namesIn(table).find((name) => table[name] === code);
