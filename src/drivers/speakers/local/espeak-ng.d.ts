// What is used of the espeak-ng package, which comes without types.
declare module "espeak-ng" {
  interface EspeakSettings {
    readonly arguments: readonly string[];
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }
  const espeakNg: (settings: EspeakSettings) => Promise<{ FS: { readFile(path: string): Uint8Array } }>;
  export default espeakNg;
}
