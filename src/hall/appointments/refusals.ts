// Why the rules of appointments say no.

export const appointmentRefusals = {
  "no-slot": ["这个时段不能预约", "This time cannot be booked"],
  "slot-full": ["这个时段已约满", "Every place of this time is taken"],
  "booking-closed": ["不在可预约的时间内", "It is too early or too late to book this time"],
  "booking-paused": ["多次预约未到，暂停预约", "Booking is paused after absences"],
  "already-booked": ["您已有预约", "You have an appointment already"],
  "contact-missing": ["请留下姓名和电话", "Say who you are and how you can be reached"],
  "bookings-full": ["预约已满", "The hall holds as many appointments as it can"],
  "unknown-appointment": ["没有找到预约", "No such appointment was found"],
  "appointment-over": ["该预约已签到、取消或失效", "The appointment has been used or is over"],
  "appointment-lapsed": ["已过预约时间，预约已失效，请取普通号", "The appointment has lapsed; take a number"],
  "change-too-late": ["已过可取消或改期的时间", "It is too late to cancel or move it"],
  "too-early": ["还没到签到时间，请到时再签到", "It is too early to check in; come back then"],
  "not-today": ["预约的不是今天", "The appointment is on another day"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
