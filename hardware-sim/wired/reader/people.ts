// People who do not exist, for the card reader: their region, 000000, is nobody's.
import { checkCharacterOf } from "../../../src/base/id-number.ts";

export interface InventedPerson {
  readonly name: string;
  /** 1 man, 2 woman. */
  readonly sex: "1" | "2";
  /** Two digits; 01 is Han. */
  readonly nation: string;
  /** YYYYMMDD. */
  readonly birth: string;
  readonly address: string;
  readonly id: string;
  readonly authority: string;
  readonly validFrom: string;
  /** YYYYMMDD, or 长期. */
  readonly validUntil: string;
}

const NOWHERE = "000000";

/** An identity number of nowhere with a fitting check character. `serial` has three digits; odd is a man. */
export const inventedId = (birth: string, serial: string): string => {
  const figures = NOWHERE + birth + serial;
  return figures + checkCharacterOf(figures);
};

const invented = (name: string, sex: "1" | "2", birth: string, serial: string): InventedPerson => ({
  ...{ name, sex, birth, nation: "01", id: inventedId(birth, serial) },
  ...{ address: "示例省示例市示例路1号", authority: "示例市公安局", validFrom: "20200101", validUntil: "20400101" },
});

/** Among them a rare name, a long one and a card without end. */
export const inventedPeople: readonly InventedPerson[] = [
  invented("张小三", "1", "19850302", "001"),
  invented("李𠮷", "2", "19920517", "002"),
  { ...invented("阿卜杜拉·买买提", "1", "19480901", "003"), validUntil: "长期" },
  invented("王五", "1", "20010228", "005"),
];
