// Who may come in: devices by the six digits they show, staff by their PIN. It holds at once and is no part of the draft.
import { Pairing, StaffPin } from "../access.tsx";

export const AccessTab = () => (
  <>
    <Pairing />
    <StaffPin />
  </>
);
