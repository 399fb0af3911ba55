// What areas and equipment are called where people read of them.
import type { Area, Equipment } from "../rules/facility.ts";

export interface Named {
  readonly name: string;
  readonly nameEn?: string;
}

type Names<K extends string> = Readonly<Record<K, readonly [zh: string, en: string]>>;

const areaNames: Names<Area> = {
  consulting: ["咨询导办区", "guidance"],
  "self-service": ["自助服务区", "self-service"],
  waiting: ["休息等候区", "waiting"],
  windows: ["业务办理区", "windows"],
  "form-filling": ["填单区", "form filling"],
  office: ["办公区", "office"],
  complaints: ["投诉受理区", "complaints"],
  helping: ["帮办代办区", "helpers"],
  "special-services": ["特色（综合）服务区", "special services"],
  publicity: ["政务公开区", "publicity"],
  "back-office": ["审批后台", "back office"],
};

const equipmentNames: Names<Equipment> = {
  "queue-machine": ["排队叫号机", "queue machine"],
  "electronic-display": ["电子显示屏", "electronic display"],
  broadcast: ["广播设备", "broadcast"],
  "window-signs": ["窗口信息指示牌", "window signs"],
  evaluators: ["评价器", "evaluators"],
  "rating-codes": ["评价二维码", "rating codes"],
  "publicity-screen": ["LED 宣传屏", "publicity screen"],
  "self-service-terminal": ["自助服务终端", "self-service terminal"],
  "query-machine": ["查询机", "query machine"],
  "suggestion-box": ["意见箱", "suggestion box"],
  "complaint-telephone": ["投诉电话公示", "complaint telephone shown"],
  "duty-roster": ["窗口人员一览表", "list of staff"],
  "id-card-reader": ["身份证读卡器", "ID card reader"],
  "social-security-card-reader": ["社保卡读卡器", "social security card reader"],
  scanner: ["扫描仪（高拍仪）", "scanner"],
  copier: ["复印机", "copier"],
  telephone: ["固定电话", "telephone"],
  "video-monitoring": ["视频监控", "video monitoring"],
  "electronic-supervision": ["电子监察", "electronic supervision"],
  "barrier-free": ["无障碍设施", "barrier-free access"],
  wheelchair: ["轮椅", "wheelchair"],
  "reading-glasses": ["老花镜", "reading glasses"],
  wifi: ["无线网络", "Wi-Fi"],
  "phone-charging": ["手机充电", "phone charging"],
  "nursing-room": ["母婴室", "nursing room"],
  parking: ["停车位", "parking"],
};

const named = ([name, nameEn]: readonly [string, string]): Named => ({ name, nameEn });

export const areaName = (area: Area): Named => named(areaNames[area]);
export const equipmentName = (thing: Equipment): Named => named(equipmentNames[thing]);
