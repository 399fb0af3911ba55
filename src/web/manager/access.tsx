// Who may come in: a new kiosk, screen or pad, by the six digits it shows, and the PIN of a member of staff.
import { devicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { AccessForm, type Question } from "./access-form.tsx";

const roles = ["kiosk", "screen", "pad"] as const;

/** A tablet is paired under the name of the pad that it is. */
const PadNames = () => (
  <datalist id="pads">
    {devicesOf(useHall())
      .filter(({ kind }) => kind === "rater")
      .map(({ id }) => (
        <option key={id} value={id} />
      ))}
  </datalist>
);

const PairingFields = () => {
  const { say } = usePage();
  const [how, name] = [say("manager.pairing-how"), say("manager.pairing-name")];
  const code = { inputMode: "numeric", pattern: "[0-9 ]{6,7}" } as const;
  return (
    <>
      <input type="text" name="code" required {...code} aria-label={how} placeholder={how} />
      <input
        type="text"
        name="id"
        list="pads"
        required
        pattern="[a-z0-9][a-z0-9\-]*"
        aria-label={name}
        placeholder={name}
      />
      <PadNames />
      <select name="role" aria-label={say("manager.pairing-role")}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {say(`role.${role}`)}
          </option>
        ))}
      </select>
    </>
  );
};

const approval = (value: (name: string) => string): Question => [
  "POST",
  "/pairing/approve",
  { code: value("code").replace(/\s/g, ""), role: value("role"), id: value("id") },
];

export const Pairing = () => (
  <AccessForm title="manager.pairing" button="manager.approve" done="manager.approved" ask={approval}>
    <PairingFields />
  </AccessForm>
);

const newPin = (value: (name: string) => string): Question => [
  "PUT",
  `/staff/${encodeURIComponent(value("staff"))}/pin`,
  { pin: value("pin") },
];

export const StaffPin = () => {
  const { say } = usePage();
  const [staff, how] = [say("door.id"), say("manager.pin-how")];
  const pin = { inputMode: "numeric", pattern: "[0-9]{6,12}", autocomplete: "new-password" } as const;
  return (
    <AccessForm title="manager.pin" button="manager.set" done="manager.set-done" ask={newPin}>
      <input type="text" name="staff" required aria-label={staff} placeholder={staff} />
      <input type="password" name="pin" required {...pin} aria-label={how} placeholder={how} />
    </AccessForm>
  );
};
