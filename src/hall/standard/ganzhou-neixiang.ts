// Ganzhou 赣州 2019: areas, equipment, people of many skills; Neixiang 内乡 2022: named windows, no empty window, rushes, supervision.
import { check, type StandardDocument } from "./check.ts";

const ganzhouTown: StandardDocument = {
  id: "ganzhou-town",
  name: "赣州乡镇（街道）便民服务中心标准化建设规范指标 2019",
  nameEn: "Ganzhou town centre, 2019",
  checks: [
    check("G1", "大厅面积不小于 300 平方米", "300 m² or more", { of: "floor", least: 300 }),
    check("G1", "分咨询、自助、等候、窗口、填单、办公区", "the six areas", {
      of: "areas",
      all: ["consulting", "self-service", "waiting", "windows", "form-filling", "office"],
    }),
    check(
      "G2",
      "有查询机、自助机、显示屏、广播、意见箱、复印机",
      "query and self-service machines, display, broadcast, box, copier",
      {
        of: "equipment",
        all: ["query-machine", "self-service-terminal", "electronic-display", "broadcast", "suggestion-box", "copier"],
      },
    ),
    check("G3", "亮牌上岗：单位、职务、电话", "unit, title and telephone of everybody", { of: "staff-cards" }),
    check("G4", "一窗多能", "most windows take several matters", { of: "feature", has: "helps" }),
    check("G4", "AB 角，人人有替岗", "somebody steps in for everyone", { of: "deputies" }),
    check("G6", "延时服务", "extended hours", { of: "feature", has: "extra-hours" }),
    check("G6", "预约服务", "appointments", { of: "feature", has: "appointments" }),
    check("G6", "绿色通道", "a green channel", { of: "feature", has: "green-class" }),
    check("G6", "容缺受理", "acceptance with missing papers", { of: "feature", has: "missing-papers" }),
    check("G6", "上门服务", "home visits", { of: "offer", named: ["上门服务"] }),
    check("G7", "不能当场办结的告知办结时限", "what is not done at once has a promised time", {
      of: "feature",
      has: "promised-times",
    }),
    check("G7", "近期无超承诺时限", "nothing past its promised time", {
      of: "figure",
      figure: "overdueCases",
      most: 0,
    }),
    check("G8", "引导评价", "visitors are asked to rate", { of: "feature", has: "follow-up" }),
  ],
};

const ganzhouVillage: StandardDocument = {
  id: "ganzhou-village",
  name: "赣州村（社区）便民服务站 2019",
  nameEn: "Ganzhou village station, 2019",
  checks: [
    check("G4", "专职代办人员 1 至 2 名", "an agent or two", { of: "staff", role: "helper", least: 1 }),
    check("G7", "代办有承诺时限", "agency has a promised time", { of: "feature", has: "promised-times" }),
    check("G6", "全程代办", "agency all the way", { of: "offer", named: ["代办"] }),
  ],
};

const neixiangTown: StandardDocument = {
  id: "neixiang-town",
  name: "内乡乡镇行政审批服务中心 2022",
  nameEn: "Neixiang township centre, 2022",
  checks: [
    check("N1", "面积不低于 1000 平方米", "1000 m² or more", { of: "floor", least: 1000 }),
    check("N1", "有 LED 宣传屏和自助服务终端", "publicity screen and self-service terminal", {
      of: "equipment",
      all: ["publicity-screen", "self-service-terminal"],
    }),
    check("N1", "有咨询引导、窗口受理、后台、等候、自助、公开区域", "the six areas", {
      of: "areas",
      all: ["consulting", "windows", "back-office", "waiting", "self-service", "publicity"],
    }),
    check("N2", "设无差别综合受理、全域通办、县镇同权、“办不成事”窗口", "the four named windows", {
      of: "windows",
      named: ["无差别综合受理", "全域通办", "县镇同权", "办不成事"],
    }),
    check("N2", "综合窗口出件", "results at a window", { of: "feature", has: "hand-out" }),
    check("N3", "窗口有吊牌", "hanging signs", { of: "equipment", all: ["window-signs"] }),
    check("N3", "工作牌有单位、职务", "unit and title of everybody", { of: "staff-cards" }),
    check("N4", "中心工作人员不少于 3 名", "three staff or more", { of: "staff", least: 3 }),
    check("N4", "工作日窗口不空岗", "no window found empty", { of: "figure", figure: "emptyWindows", most: 0 }),
    check("N5", "特殊时期增设窗口", "more windows in rushes", { of: "feature", has: "bench-window" }),
    check("N5", "特殊时期有方案", "plans for rushes", { of: "feature", has: "seasons" }),
    check("N5", "特殊时期延长服务时间", "longer hours in rushes", { of: "feature", has: "extra-hours" }),
    check("N6", "大厅和窗口有评价二维码", "rating by QR code", { of: "feature", has: "rating-code" }),
    check("N6", "回访无超时", "follow-up in time", { of: "figure", figure: "lateFollowUps", most: 0 }),
    check("N6", "公布投诉电话", "the complaint telephone is shown", { of: "feature", has: "complaint-telephone" }),
    check("N7", "有电子监察设备", "electronic supervision", { of: "equipment", all: ["electronic-supervision"] }),
    check("N8", "有无障碍设施", "barrier-free access", { of: "equipment", all: ["barrier-free"] }),
    check("N8", "为老年人、残疾人提供便利", "a green channel", { of: "feature", has: "green-class" }),
    check("N8", "上门办理、免费代办", "home visits and agency", { of: "offer", named: ["上门", "代办"] }),
  ],
};

const neixiangVillage: StandardDocument = {
  id: "neixiang-village",
  name: "内乡村（社区）便民服务站 2022",
  nameEn: "Neixiang village station, 2022",
  checks: [
    check("N1", "面积不低于 30 平方米", "30 m² or more", { of: "floor", least: 30 }),
    check("N4", "工作人员 1 名以上", "somebody works there", { of: "staff", least: 1 }),
    check("N8", "帮办代办员 1 名以上", "an agent", { of: "staff", role: "helper", least: 1 }),
    check("N6", "窗口有评价二维码", "rating by QR code", { of: "feature", has: "rating-code" }),
    check("N6", "公布投诉电话", "the complaint telephone is shown", { of: "feature", has: "complaint-telephone" }),
    check("N8", "上门办理、免费代办", "home visits and agency", { of: "offer", named: ["上门", "代办"] }),
  ],
};

export const ganzhouAndNeixiang: readonly StandardDocument[] = [
  ganzhouTown,
  ganzhouVillage,
  neixiangTown,
  neixiangVillage,
];
