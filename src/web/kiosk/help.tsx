// A person instead of a machine: where to find one, and one to be called here.
import { useKeys, usePage } from "../parts/page.tsx";
import { CallStaff } from "./call-staff.tsx";

export const Help = ({ close }: { readonly close: () => void }) => {
  const { say } = usePage();
  useKeys(({ key, repeat }) => {
    if (!repeat && key === "Escape") close();
  });
  return (
    <main class="helping outcome">
      <div role="status">
        <h1>{say("kiosk.help-title")}</h1>
        <p class="refusal">{say("kiosk.help-text")}</p>
      </div>
      <CallStaff />
      <button type="button" class="done" onClick={close}>
        {say("app.back")}
      </button>
    </main>
  );
};
