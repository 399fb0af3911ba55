// A codec for each template of a configuration [TEMPLATE-2].
import type { Codec } from "../codec.ts";
import { templateDecoder } from "./decode.ts";
import { encodeByTemplate } from "./encode.ts";
import { templateProblems } from "./problems.ts";
import { defaultTemplate, type Template, TemplateFrame } from "./template.ts";

/**
 * Reads by its template, and writes by it unless a frame brings one of its own. Throws for a template that cannot be read
 * back: whoever takes one from a person asks `templateProblems` before.
 */
export const templateCodecOf = (template: Template): Codec<typeof TemplateFrame> => {
  const problems = templateProblems(template);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return {
    schema: TemplateFrame,
    decoder: () => templateDecoder(template),
    encode: (frame) => encodeByTemplate(frame.template ?? template, frame),
    describe: describeTemplateFrame,
  };
};

const describeTemplateFrame = (frame: TemplateFrame): string => {
  const address = frame.address === undefined ? "" : `address ${frame.address}, `;
  return address + ("text" in frame ? `text "${frame.text.replace(/\p{Cc}/gu, "")}"` : `hex ${frame.hex}`);
};

export const templateCodec = templateCodecOf(defaultTemplate);
