// One POST on a connection that stays, without a framework in what is measured.
import { type Agent, request } from "node:http";

export interface Posted {
  readonly agent: Agent;
  /** `127.0.0.1:8080` */
  readonly address: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

/** Settles with the status once the answer has come whole. */
export const post = ({ agent, address, path, headers, body }: Posted): Promise<number> =>
  new Promise((resolve, reject) => {
    const [host, port] = address.split(":");
    const length = Buffer.byteLength(body);
    const asked = request({
      ...{ agent, host, port, path, method: "POST" },
      headers: { "content-type": "application/json", "content-length": length, ...headers },
    });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      answer.on("error", reject);
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.resume();
    });
    asked.end(body);
  });
