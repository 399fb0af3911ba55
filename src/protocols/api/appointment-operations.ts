// What the wire offers about appointments (预约) to those who are known to it; visitors book at endpoints of their own.
import type { Operation } from "./operation.ts";

const booking = ["kiosk", "clerk", "staff", "manager", "device"] as const;
const changing = ["clerk", "staff", "manager", "device"] as const;

export const appointmentOperations = {
  "book-appointment": { kind: "BookAppointment", roles: booking, path: "/appointments" },
  "move-appointment": { kind: "MoveAppointment", roles: changing, path: "/appointments/:appointment/move" },
  "cancel-appointment": { kind: "CancelAppointment", roles: changing, path: "/appointments/:appointment/cancel" },
  "check-in": { kind: "CheckIn", roles: booking, path: "/appointments/check-in" },
} as const satisfies Record<string, Operation>;
