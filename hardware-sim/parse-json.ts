// JSON that may not be JSON: what is not is undefined, which no schema accepts.

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
