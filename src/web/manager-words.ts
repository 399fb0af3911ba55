// What the manager's board says of its sections and of the hall as it stands.
import type { Table } from "./word-table.ts";

export const managerWords = {
  "part.contents": ["目录", "Contents"],
  "part.concerns": ["件待处理", "to see to"],
  "part.loading": ["正在载入…", "Loading…"],
  "part.now": ["现在", "Now"],
  "part.tide": ["潮汐", "Tide"],
  "part.today": ["今天", "Today"],
  "part.staff": ["人员", "Staff"],
  "part.devices": ["设备", "Devices"],
  "part.history": ["统计", "History"],
  "part.ratings": ["评价", "Ratings"],
  "part.cases": ["办件", "Cases"],
  "part.appointments": ["预约", "Appointments"],
  "part.supervision": ["监察", "Supervision"],
  "part.standard": ["标准", "Standard"],
  "part.settings": ["设置", "Settings"],

  "concern.asks": ["{n} 处呼叫工作人员", "{n} calling for help"],
  "concern.empty": ["{n} 个窗口空岗", "{n} windows unattended"],
  "concern.papers": ["{n} 张小票待确认", "{n} papers in doubt"],
  "concern.devices": ["{n} 台设备有故障", "{n} devices in trouble"],
} as const satisfies Table;
