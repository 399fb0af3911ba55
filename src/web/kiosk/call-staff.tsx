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
      <p role="status" class="refusal">
        {said && say(said)}
      </p>
      <button type="button" class="done" disabled={said === "kiosk.staff-coming"} onClick={call}>
        {say("kiosk.call-staff")}
      </button>
    </>
  );
};
