// What a driver says of its hardware, as hall staff read it. Drivers say it in English, in the sentences of the catalogue of
// errors; one that is not here is for whoever mends it, and stays as it is.
import type { Language } from "../language.ts";

const wordings: readonly (readonly [RegExp, string])[] = [
  [/^The device \S+ did not answer .*$/, "没有应答"],
  [/^The device \S+ refused .*$/, "收到指令，但不执行"],
  [/^Whether the device \S+ did .*$/, "不知道有没有做成"],
  [/^\d+ questions to the device .*$/, "指令排队太多"],
  [/(ENOENT|ENODEV|ENXIO)/, "找不到接口，请查插头和转换器"],
  [/(EACCES|EPERM)/, "没有权限打开接口"],
  [/(EBUSY)/, "接口被别的程序占用"],
  [/(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EHOSTDOWN|ECONNRESET)/, "网络连不上，请查网线和地址"],
  [/^The line .* is not open.*$/, "线路没有打开"],
  [/^Nothing on this machine speaks Mandarin.*$/, "这台机器没有普通话语音"],
  [/^The voice .* could not speak.*$/, "语音播不出来"],
  [/^The clips in .*$/, "录音文件用不了"],
];

/** Undefined where there are no words for it but the driver's own. */
export const hardwareText = (said: string, language: Language): string | undefined => {
  if (language.code === "en") return said;
  return wordings.find(([wording]) => wording.test(said))?.[1];
};
