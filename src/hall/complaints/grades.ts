// Which of the five grades is a bad rating (差评), for the rules and for the pages that ask why. Without schemas.

/** 1 and 2. */
export const BAD_GRADE_MAX = 2;

export const isBad = (grade: number): boolean => grade <= BAD_GRADE_MAX;
