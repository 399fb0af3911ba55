// The versions that were saved before: who, when and what, each with its difference, and a way back to it.
import { useEffect, useState } from "preact/hooks";
import type { SavedSettings, SavedVersion } from "../../../protocols/api/settings-sections.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import { request } from "../../wire/request.ts";
import { sayOf } from "../../words/words.ts";
import { changesIn } from "./changes.ts";
import { ChangesTable } from "./changes-table.tsx";
import type { SettingsEditor, TabProps } from "./editor.ts";

/** @param version of the settings: another one is asked for anew */
const useHistory = (version: number): readonly SavedSettings[] | undefined => {
  const { pass } = usePage();
  const [versions, setVersions] = useState<readonly SavedSettings[]>();
  useEffect(() => {
    void request<{ versions: SavedSettings[] }>("GET", "/settings/history", { token: pass.token }).then((reply) => {
      if (reply.ok) setVersions(reply.data.versions);
    });
  }, [version]);
  return versions;
};

const useVersion = (seq: number): SavedVersion | undefined => {
  const { pass } = usePage();
  const [version, setVersion] = useState<SavedVersion>();
  useEffect(() => {
    void request<SavedVersion>("GET", `/settings/history/${seq}`, { token: pass.token }).then((reply) => {
      if (reply.ok) setVersion(reply.data);
    });
  }, [seq]);
  return version;
};

interface VersionProps extends TabProps {
  readonly saved: SavedSettings;
}

/** What holds has no way back to itself. */
const Detail = ({ saved, editor }: VersionProps) => {
  const { say } = usePage();
  const serviceName = useServiceName();
  const version = useVersion(saved.seq);
  if (!version) return <p class="quiet">{say("part.loading")}</p>;
  const { sections, former } = version;
  return (
    <>
      {former && (
        <ChangesTable
          caption={say("settings.it-changed")}
          changes={changesIn(former, sections, { say, serviceName })}
        />
      )}
      <p class="actions">
        <button type="button" onClick={() => editor.putBack(sections)}>
          {say("settings.put-back")}
        </button>
        {former && (
          <button type="button" onClick={() => editor.putBack(former)}>
            {say("settings.put-back-former")}
          </button>
        )}
      </p>
    </>
  );
};

const useWho = () => {
  const { say } = usePage();
  return (by: string): string =>
    by === "hall:start" ? say("settings.by-configuration") : by.replace(/^manager:/, `${say("page.manager")} `);
};

/** By the clock on the hall's wall. */
const useWhen = () => {
  const { language } = usePage();
  const zone = hallOf(useHall())?.timeZone;
  const format = new Intl.DateTimeFormat(language.code, {
    dateStyle: "medium",
    timeStyle: "short",
    ...(zone && { timeZone: zone }),
  });
  return (at: number): string => format.format(at);
};

const Version = ({ saved, editor }: VersionProps) => {
  const { say, language } = usePage();
  const who = useWho();
  const when = useWhen();
  const [isOpen, setOpen] = useState(false);
  const names =
    saved.changed.length > 8
      ? say("settings.everything")
      : saved.changed.map((name) => sayOf(say, "section", name)).join(language.comma);
  return (
    <li>
      <button type="button" class="version" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b>{when(saved.at)}</b> <span>{names}</span> <small>{who(saved.by)}</small>
      </button>
      {isOpen && <Detail {...{ saved, editor }} />}
    </li>
  );
};

export const HistoryTab = ({ editor }: { readonly editor: SettingsEditor }) => {
  const { say } = usePage();
  const versions = useHistory(editor.inForce.version);
  if (!versions) return <p class="quiet">{say("part.loading")}</p>;
  return (
    <>
      <p class="quiet">{say("settings.history-help", { n: versions.length })}</p>
      <ol class="versions">
        {versions.map((saved) => (
          <Version key={saved.seq} {...{ saved, editor }} />
        ))}
      </ol>
    </>
  );
};
