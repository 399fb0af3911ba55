// A picture that people see, and another in its place. It is kept at once, beside whatever is being edited.
import { useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import { request } from "../wire/request.ts";

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

interface PictureProps {
  /** Where it is seen. */
  readonly src: string;
  /** Where it is put, under the API. */
  readonly path: string;
  readonly label: string;
  /** What a reader of screens is told of it. */
  readonly name: string;
}

export const PictureField = ({ src, path, label, name }: PictureProps) => {
  const { say, language, pass } = usePage();
  const [version, setVersion] = useState(0);
  const [said, setSaid] = useState("");
  const ask = async (method: "PUT" | "DELETE", body?: object) => {
    const reply = await request(method, path, { ...(body && { body }), token: pass.token });
    if (reply.ok) setVersion(version + 1);
    const problem = reply.ok || !reply.problem ? say("problem.unreachable") : problemText(reply.problem, say, language);
    setSaid(
      reply.ok ? `✓ ${say(method === "PUT" ? "settings.picture-kept" : "settings.picture-gone")}` : `✕ ${problem}`,
    );
  };
  return (
    <p class="picture">
      <img src={`${src}?v=${version}`} alt={name} width={48} height={48} />{" "}
      <label class="file">
        {label}{" "}
        <input
          type="file"
          accept="image/jpeg,image/png"
          aria-label={name}
          onChange={async ({ currentTarget: { files } }) => {
            if (files?.[0]) await ask("PUT", { picture: await base64Of(files[0]) });
          }}
        />
      </label>{" "}
      <button
        type="button"
        class="small"
        aria-label={`${name} ${say("plan.remove")}`}
        onClick={() => void ask("DELETE")}
      >
        {say("plan.remove")}
      </button>{" "}
      <span role="status">{said}</span>
    </p>
  );
};
