// Calls somebody of the staff to this machine [N8]: once pressed it says what the hall answered, and asks no second time.
import { useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";

export const CallStaff = () => {
  const { say, socket } = usePage();
  const [said, setSaid] = useState<"kiosk.staff-coming" | "kiosk.staff-not-called">();
  const call = () =>
    void socket
      .send({ op: "ask-for-help", args: {} })
      .then(({ ok }) => setSaid(ok ? "kiosk.staff-coming" : "kiosk.staff-not-called"));
  return (
    <>
      <button type="button" class="done call-staff" disabled={said === "kiosk.staff-coming"} data-first onClick={call}>
        {say("kiosk.call-staff")}
      </button>
      <p role="status" class="called">
        {said && say(said)}
      </p>
    </>
  );
};
