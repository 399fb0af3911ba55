// A private RS-485 bar sign whose frame the configuration describes [TEMPLATE-1]. Most answer nothing; one that does answers
// in a frame of the same form.
import { type Static, Type } from "typebox";
import type { Problem } from "../../base/check.ts";
import { templateCodecOf } from "../../protocols/template/codec.ts";
import { templateProblems } from "../../protocols/template/problems.ts";
import { Template, type TemplateFrame } from "../../protocols/template/template.ts";
import { encodeText } from "../../protocols/text/encode-text.ts";
import { driverRow } from "../driver.ts";
import { signDriver } from "./sign.ts";

const SILENCE_MS = 50;
const GAP_MS = 20;
const ANSWER_MS = 500;
const SERIAL_SERVER_PORT = 4001;

const Options = Type.Object(
  {
    template: Template,
    address: Type.Integer({ minimum: 0, maximum: 0xffff, default: 1 }),
    isAnswered: Type.Boolean({ default: false, description: "the sign answers with a frame of its address" }),
  },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

const problemsOf = ({ template }: Options): Problem[] =>
  templateProblems(template).map((sentence) => {
    const [field = "", ...expected] = sentence.split(": ");
    return { path: `/template/${field.replace(".", "/")}`, value: "set otherwise", expected: expected.join(": ") };
  });

export const templateRow = driverRow({
  name: "template",
  kinds: ["led"],
  options: Options,
  usual: { baud: 9600, port: SERIAL_SERVER_PORT },
  gapMs: GAP_MS,
  problems: problemsOf,
  make: ({ template, address, isAnswered }, parts) => {
    const codec = templateCodecOf(template);
    const whose = template.address ? { address } : {};
    const answer = (frame: TemplateFrame) => (!template.address || frame.address === address ? true : undefined);
    return signDriver<TemplateFrame>(parts, {
      model: template.name ?? "bar sign",
      decoder: codec.decoder(),
      silenceMs: SILENCE_MS,
      render: ({ lines }) => {
        const text = lines.join(" ") || " ";
        const { substituted } = encodeText(text, template.text.encoding);
        const step = { name: "show", bytes: codec.encode({ ...whose, text }) };
        return { steps: [isAnswered ? { ...step, answerMs: ANSWER_MS, answer } : step], substituted };
      },
    });
  },
});
