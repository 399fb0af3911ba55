// The pictures and videos that the hall has for its screen: put there and taken away at once, beside the draft.
import { useEffect, useState } from "preact/hooks";
import type { ProblemDetails } from "../../../protocols/api/frames.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { request } from "../../wire/request.ts";
import { upload } from "../../wire/upload.ts";

interface MediumFile {
  readonly file: string;
  readonly bytes: number;
}

export interface Shelf {
  readonly files: readonly MediumFile[];
  readonly said: string;
  readonly put: (file: File) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** A file's own name as the hall takes it: small letters, figures and hyphens. */
export const mediumName = (name: string): string => {
  const [, stem = "", ending = ""] = /^(.*?)\.?([^.]*)$/.exec(name.toLowerCase()) ?? [];
  const plain = stem.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${(plain || "picture").slice(0, 40)}.${ending === "jpeg" ? "jpg" : ending}`;
};

export const useMedia = (): Shelf => {
  const { say, language, pass } = usePage();
  const [files, setFiles] = useState<readonly MediumFile[]>([]);
  const [said, setSaid] = useState("");
  const load = async () => {
    const reply = await request<{ media: MediumFile[] }>("GET", "/media", { token: pass.token });
    if (reply.ok) setFiles(reply.data.media);
  };
  const settle = async (reply: { readonly ok: boolean; readonly problem?: ProblemDetails | undefined }) => {
    const problem = reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable");
    setSaid(reply.ok ? `✓ ${say("settings.files-kept")}` : `✕ ${problem}`);
    await load();
  };
  useEffect(() => void load(), []);
  return {
    files,
    said,
    put: async (file) => {
      setSaid(say("app.pending"));
      await settle(await upload(`/media/${mediumName(file.name)}`, file, pass.token));
    },
    remove: async (name) => settle(await request("DELETE", `/media/${name}`, { token: pass.token })),
  };
};

const MB = 1_000_000;

export const MediaFiles = ({ shelf: { files, said, put, remove } }: { readonly shelf: Shelf }) => {
  const { say } = usePage();
  const choose = (picked: FileList | null) => {
    if (picked?.[0]) void put(picked[0]);
  };
  return (
    <fieldset>
      <legend>{say("settings.files")}</legend>
      <ul class="files">
        {files.map(({ file, bytes }) => (
          <li key={file}>
            {file.endsWith(".mp4") ? <span aria-hidden="true">▶</span> : <img src={`/media/${file}`} alt="" />} {file}{" "}
            <small>{(bytes / MB).toFixed(1)} MB</small>{" "}
            <button
              type="button"
              class="small"
              aria-label={`${file} ${say("plan.remove")}`}
              onClick={() => void remove(file)}
            >
              {say("plan.remove")}
            </button>
          </li>
        ))}
      </ul>
      <label class="file">
        {say("settings.add-file")}{" "}
        <input
          type="file"
          accept="image/jpeg,image/png,video/mp4"
          onChange={(event) => choose(event.currentTarget.files)}
        />
      </label>{" "}
      <small>{say("settings.files-help")}</small> <span role="status">{said}</span>
    </fieldset>
  );
};
