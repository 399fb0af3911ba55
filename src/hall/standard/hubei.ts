// Two counties of Hubei: Qianjiang 潜江 2021, one calling, dispatch and hand-out; Tongshan 通山 2022, three general windows and a back
// office with minutes.
import { check, type StandardDocument } from "./check.ts";

const qianjiangTown: StandardDocument = {
  id: "qianjiang-town",
  name: "潜江区镇（街道）便民服务大厅建设参考标准 2021",
  nameEn: "Qianjiang town hall, 2021",
  checks: [
    check("Q1", "咨询导办区有排队取号设备", "a device that gives numbers", { of: "equipment", all: ["queue-machine"] }),
    check("Q2", "每个窗口上方有吊牌或电子显示屏", "a sign above each window", {
      of: "equipment",
      all: ["window-signs"],
    }),
    check("Q3", "每个窗口有评价器", "an evaluator at each window", { of: "equipment", all: ["evaluators"] }),
    check("Q3", "差评的核实、整改、回访无超时", "no bad rating followed up late", {
      of: "figure",
      figure: "lateFollowUps",
      most: 0,
    }),
    check("Q4", "有身份证和社保卡读卡器", "readers for ID and social security cards", {
      of: "equipment",
      all: ["id-card-reader", "social-security-card-reader"],
    }),
    check("Q4", "自助终端提供办事预约", "a terminal, and appointments", {
      of: "equipment",
      all: ["self-service-terminal"],
    }),
    check("Q4", "可以预约", "appointments can be made", { of: "feature", has: "appointments" }),
    check("Q5", "统一出件", "one place hands out for all", { of: "feature", has: "hand-out" }),
    check("Q6", "设综合窗口，一窗受理", "general windows", { of: "seats", named: "综合窗口", least: 1 }),
    check("Q6", "设“一事联办”专窗", "a window for one thing of several offices", {
      of: "windows",
      named: ["一事联办"],
    }),
    check("Q7", "代办员 2 名以上", "two helpers or more", { of: "staff", role: "helper", least: 2 }),
    check("Q8", "信息发布电视 42 英寸以上", "a television of 42 inches or more", { of: "television", least: 42 }),
    check("Q8", "有查询机、意见箱、窗口人员一览表", "query machine, suggestion box, list of staff", {
      of: "equipment",
      all: ["query-machine", "suggestion-box", "duty-roster"],
    }),
    check("Q8", "公开投诉电话", "the complaint telephone is shown", { of: "feature", has: "complaint-telephone" }),
    check("Q8", "面积 150 平方米以上（3 万人口以下）", "150 m² or more, below 30 000 inhabitants", {
      of: "floor",
      least: 150,
    }),
  ],
};

const qianjiangVillage: StandardDocument = {
  id: "qianjiang-village",
  name: "潜江村（社区）便民服务室建设参考标准 2021",
  nameEn: "Qianjiang village room, 2021",
  checks: [
    check("Q9", "有 1 套办公桌椅", "a desk", { of: "seats", least: 1 }),
    check("Q9", "2 台电脑，1 台教群众办事", "two computers, one for visitors", { of: "computers", least: 2 }),
    check("Q9", "有电话和高拍仪（扫描仪）", "telephone and scanner", {
      of: "equipment",
      all: ["telephone", "scanner"],
    }),
    check("Q7", "代办员 1 名以上", "a helper", { of: "staff", role: "helper", least: 1 }),
    check("Q3", "公开投诉电话", "the complaint telephone is shown", { of: "feature", has: "complaint-telephone" }),
  ],
};

const tongshanTown: StandardDocument = {
  id: "tongshan-town",
  name: "通山乡镇便民服务中心“综合窗口”改革实施方案 2022",
  nameEn: "Tongshan township centre, 2022",
  checks: [
    check("T1", "设综合窗口（一）（二）（三）", "three general windows", { of: "seats", named: "综合窗口", least: 3 }),
    check("T1", "设公安窗口和咨询服务窗口", "windows for police and advice", {
      of: "windows",
      named: ["公安", "咨询服务"],
    }),
    check("T1", "设审批后台", "a back office", { of: "areas", all: ["back-office"] }),
    check("T1", "后台人员相对固定", "staff of the back office", { of: "staff", role: "back-office", least: 1 }),
    check("T2", "统一受理十四个部门的事项", "the matters of fourteen offices", {
      of: "services",
      named: [
        "人社",
        "医保",
        "民政",
        "残联",
        "教育",
        "林业",
        "农业农村",
        "市场监管",
        "水利",
        "退役军人",
        "卫健",
        "住建",
        "自然资源",
        "应急",
      ],
    }),
    check("T3", "综合窗口办件均衡，最忙不超过最闲的两倍", "no general window serves twice as many as another", {
      of: "figure",
      figure: "unevenPercent",
      most: 200,
    }),
    check("T4", "有潮汐窗口", "a tidal window", { of: "feature", has: "bench-window" }),
    check("T4", "季节性事项有方案", "plans for seasons", { of: "feature", has: "seasons" }),
    check("T5", "急件 5 分钟、承诺件 15 分钟内转后台", "to the back office within 5 and 15 minutes", {
      of: "hand-off",
      urgentMinutes: 5,
      promisedMinutes: 15,
    }),
    check("T5", "近期无逾时转办", "no late hand-off of late", { of: "figure", figure: "lateHandOffs", most: 0 }),
    check("T5", "近期无超承诺时限", "nothing past its promised time", {
      of: "figure",
      figure: "overdueCases",
      most: 0,
    }),
    check("T6", "综合窗口出件", "results at the window", { of: "feature", has: "hand-out" }),
    check("T6", "可按申请人要求邮寄", "or by post, as chosen", { of: "feature", has: "post" }),
  ],
};

export const hubei: readonly StandardDocument[] = [qianjiangTown, qianjiangVillage, tongshanTown];
