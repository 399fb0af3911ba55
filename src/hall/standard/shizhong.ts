// Shizhong 市中 2021: a town's centre and a village's station, each in three measurable tiers; a higher one asks for all that a lower
// one does, and more.
import { type Check, check, type StandardDocument } from "./check.ts";

const tiers = ["basic", "standard", "benchmark"] as const;
type Tier = (typeof tiers)[number];
const tierNames: Readonly<Record<Tier, readonly [zh: string, en: string]>> = {
  basic: ["基础型", "basic"],
  standard: ["标准型", "standard"],
  benchmark: ["标杆型", "benchmark"],
};

/** Of the three tiers, in order. */
const perTier = <T>(tier: Tier, values: readonly [T, T, T]): T => values[tiers.indexOf(tier)]!;
const from = (tier: Tier, first: Tier, checks: readonly Check[]): readonly Check[] =>
  tiers.indexOf(tier) >= tiers.indexOf(first) ? checks : [];

const floor = (tier: Tier, sizes: readonly [number, number, number]): Check => {
  const least = perTier(tier, sizes);
  return check("S8", `场所面积不低于 ${least} 平方米`, `a floor area of ${least} m² or more`, { of: "floor", least });
};

const townBasic: readonly Check[] = [
  check("S1", "设综合、医保、民政、退役军人、社保、市场准入、三资管理窗口", "windows for the seven kinds of matters", {
    of: "windows",
    named: ["综合", "医保", "民政", "退役军人", "社保", "市场准入", "三资管理"],
  }),
  check("S2", "配备便民服务中心主任 1 名", "a director", { of: "staff", role: "director", least: 1 }),
  check("S3", "有窗口信息指示牌", "signs above the windows", { of: "equipment", all: ["window-signs"] }),
  check("S3", "有电话、扫描、复印、视频监控和网络监察设备", "telephone, scanner, copier, monitoring and supervision", {
    of: "equipment",
    all: ["telephone", "scanner", "copier", "video-monitoring", "electronic-supervision"],
  }),
  check("S3", "有意见箱、老花镜、轮椅", "suggestion box, reading glasses, wheelchair", {
    of: "equipment",
    all: ["suggestion-box", "reading-glasses", "wheelchair"],
  }),
  check("S4", "设咨询导办、业务办理、休息等候、投诉受理、政务公开区", "the five basic areas", {
    of: "areas",
    all: ["consulting", "windows", "waiting", "complaints", "publicity"],
  }),
  check("S4", "实行 AB 岗，人人有替岗", "somebody steps in for everyone", { of: "deputies" }),
  check("S4", "实行帮办代办", "helpers' service", { of: "offer", named: ["帮办代办"] }),
];

const townStandard: readonly Check[] = [
  check("S1", "增设投诉受理窗口", "a window for complaints", { of: "windows", named: ["投诉受理"] }),
  check("S3", "有自助服务终端和无线网络", "a self-service terminal and Wi-Fi", {
    of: "equipment",
    all: ["self-service-terminal", "wifi"],
  }),
  check("S4", "增设帮办代办区、自助服务区", "areas for helpers and self-service", {
    of: "areas",
    all: ["helping", "self-service"],
  }),
  check("S4", "提供预约服务", "appointments", { of: "feature", has: "appointments" }),
];

const townBenchmark: readonly Check[] = [
  check("S1", "增设跨域通办、兜底服务、潮汐窗口", "windows for other places, fallback, tide", {
    of: "windows",
    named: ["跨域通办", "兜底服务", "潮汐"],
  }),
  check("S2", "配备便民服务中心副主任", "a deputy director", { of: "staff", role: "deputy-director", least: 1 }),
  check("S3", "有排队叫号机和电子显示屏", "a queue machine and electronic displays", {
    of: "equipment",
    all: ["queue-machine", "electronic-display"],
  }),
  check("S3", "有母婴室、无障碍设施、固定停车位", "nursing room, barrier-free access, parking", {
    of: "equipment",
    all: ["nursing-room", "barrier-free", "parking"],
  }),
  check("S4", "增设特色服务区", "an area for special services", { of: "areas", all: ["special-services"] }),
  check("S4", "提供绿色通道", "a green channel", { of: "feature", has: "green-class" }),
  check("S4", "提供延时服务", "extended hours", { of: "feature", has: "extra-hours" }),
  check("S4", "提供上门服务、特殊人群服务", "home visits and help for special groups", {
    of: "offer",
    named: ["上门服务", "特殊人群"],
  }),
];

const townStaff = (tier: Tier): Check => {
  const least = perTier(tier, [6, 8, 10]);
  const isFullTime = tier !== "basic";
  return check(
    "S2",
    `${isFullTime ? "专职" : "专（兼）职"}窗口工作人员 ${least} 名以上`,
    `${least} clerks or more${isFullTime ? ", full-time" : ""}`,
    { of: "staff", least, ...(isFullTime && { isFullTime: true }) },
  );
};

const town = (tier: Tier): readonly Check[] => [
  floor(tier, [100, 200, 300]),
  townStaff(tier),
  ...townBasic,
  ...from(tier, "standard", townStandard),
  ...from(tier, "benchmark", townBenchmark),
];

const villageStandard: readonly Check[] = [
  check("S5", "有证件读取器、扫描、自助终端、视频监控", "card reader, scanner, terminal, monitoring", {
    of: "equipment",
    all: ["id-card-reader", "scanner", "self-service-terminal", "video-monitoring"],
  }),
  check("S5", "有无障碍设施和投诉意见箱", "barrier-free access and a suggestion box", {
    of: "equipment",
    all: ["barrier-free", "suggestion-box"],
  }),
  check("S5", "办理农业服务", "farming matters", { of: "services", named: ["农业服务"] }),
  check("S5", "实行 AB 岗", "somebody steps in for everyone", { of: "deputies" }),
];

const villageBenchmark: readonly Check[] = [
  check("S5", "有“好差评”评价器", "an evaluator", { of: "equipment", all: ["evaluators"] }),
  check("S5", "有轮椅、无线网络、手机充电", "wheelchair, Wi-Fi, phone charging", {
    of: "equipment",
    all: ["wheelchair", "wifi", "phone-charging"],
  }),
  check("S5", "办理社会事务、劳动就业", "social matters and work", { of: "services", named: ["社会事务", "劳动就业"] }),
  check("S2", "1 名村干部负责", "somebody of the village leads", { of: "staff", role: "director", least: 1 }),
];

const village = (tier: Tier): readonly Check[] => {
  const seats = perTier(tier, [1, 2, 3]);
  const staff = perTier(tier, [1, 2, 2]);
  return [
    floor(tier, [20, 50, 100]),
    check("S5", `窗口（坐席）${seats} 个以上`, `${seats} seats or more`, { of: "seats", least: seats }),
    check("S5", `工作人员 ${staff} 名以上`, `${staff} staff or more`, {
      of: "staff",
      least: staff,
      ...(tier === "benchmark" && { isFullTime: true }),
    }),
    check("S5", "办理证明出具、代缴收费、社会救助、证件代办", "certificates, payments, relief, documents", {
      of: "services",
      named: ["证明出具", "代缴收费", "社会救助", "证件代办"],
    }),
    check("S5", "实行帮办代办", "helpers' service", { of: "offer", named: ["帮办代办"] }),
    ...from(tier, "standard", villageStandard),
    ...from(tier, "benchmark", villageBenchmark),
  ];
};

const place = {
  town: ["市中镇（街道）便民服务中心", "Shizhong town"],
  village: ["市中村便民服务站", "Shizhong village"],
} as const;

const documentOf = (kind: "town" | "village", tier: Tier): StandardDocument => {
  const [zh, en] = tierNames[tier];
  const [name, nameEn] = place[kind];
  const above = tiers[tiers.indexOf(tier) + 1];
  return {
    id: `shizhong-${kind}-${tier}`,
    name: `${name}（${zh}）2021`,
    nameEn: `${nameEn}, ${en}, 2021`,
    checks: kind === "town" ? town(tier) : village(tier),
    ...(above && { next: `shizhong-${kind}-${above}` }),
  };
};

export const shizhong: readonly StandardDocument[] = (["town", "village"] as const).flatMap((kind) =>
  tiers.map((tier) => documentOf(kind, tier)),
);
