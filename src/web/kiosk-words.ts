// What the kiosk says and no other page does.
import type { Table } from "./word-table.ts";

export const kioskWords = {
  "kiosk.choose": ["请选择要办的业务", "Choose what you have come for"],
  "kiosk.tap": ["点一下，或按数字键", "Tap, or press a digit"],
  "kiosk.more": ["更多业务", "More services"],
  "kiosk.stopped": ["暂停取号", "No numbers now"],
  "kiosk.taking": ["正在取号…", "Taking a number…"],
  "kiosk.matters": ["还要办别的事吗？一个号就够", "Anything else? One number is enough"],
  "kiosk.class": ["需要优先请选", "Choose if it applies"],
  "kiosk.yours": ["您的号", "Your number"],
  "kiosk.ahead": ["前方等待 {n} 人", "{n} ahead of you"],
  "kiosk.next": ["前方无人等候，请留意叫号", "Nobody is ahead of you"],
  "kiosk.paper": ["请取走小票，留意叫号和屏幕", "Take your paper; watch the screen and listen"],
  "kiosk.remember": ["请记住号码，留意叫号和屏幕", "Remember your number; watch the screen and listen"],
  "kiosk.no-paper": [
    "暂时打不出小票：号码会显示在屏幕上，请记住或拍下",
    "No paper for now: your number will be on the screen; remember it or take a photo",
  ],
  "kiosk.scan": ["手机扫码，把号带走", "Scan it: your number comes along on the phone"],
  "kiosk.done": ["完成", "Done"],
  "kiosk.refused": ["没有取到号", "No number was given"],
  "kiosk.unsure": ["取号没有完成，请再按一次；不会重复出号", "Not finished. Press again: you get one number only"],
  "kiosk.again": ["再试一次", "Try again"],
  "kiosk.seconds": ["{n} 秒后返回首页", "Back to the start in {n} s"],
  "kiosk.go-on": ["继续", "Go on"],
  "kiosk.help": ["人工帮助", "Help"],
  "kiosk.help-title": ["工作人员可以帮您", "Staff will help you"],
  "kiosk.help-text": [
    "请到咨询台，或向身边的工作人员招手。老年人和行动不便的人可走绿色通道。",
    "Go to the information desk or wave to a member of staff. Older and disabled visitors may use the green channel.",
  ],
  "kiosk.large": ["大字", "Large"],
  "kiosk.plain": ["标准字", "Standard"],
  "kiosk.read": ["朗读", "Read aloud"],
} as const satisfies Table;
