// What the contents of the manager's board say.
import type { Table } from "./word-table.ts";

export const managerWords = {
  "part.contents": ["目录", "Contents"],
  "part.now": ["现在", "Now"],
  "part.presence": ["在岗", "Staff"],
  "part.devices": ["设备", "Devices"],
  "part.reports": ["统计", "Figures"],
  "part.appointments": ["预约", "Appointments"],
  "part.cases": ["办件", "Cases"],
  "part.complaints": ["评价", "Ratings"],
  "part.supervision": ["监察", "Supervision"],
  "part.plans": ["方案", "Plans"],
  "part.standard": ["标准", "Standard"],
  "part.ticket-page": ["小票", "Ticket"],
  "part.access": ["登录", "Access"],
} as const satisfies Table;
