// What the settings call the hall's rules of calls, presence, appointments and cases, and what each comes to.
import type { Table } from "./word-table.ts";

export const ruleWords = {
  "tab.calls": ["叫号与过号", "Calls and missed calls"],
  "tab-help.calls": [
    "谁先叫，叫了不来怎么办，重呼和撤销多久。",
    "Who is called first, what a missed call costs, how often and how long steps may be repeated or undone.",
  ],

  "settings.usual": ["通常 {n}", "usually {n}"],
  "settings.and": ["；", "; "],

  "settings.new-class": ["新类别", "New class"],
  "settings.preview-order": ["先叫谁", "Who goes first"],
  "settings.preview-missed": ["叫了不来", "Called in vain"],
  "settings.calls-by-wait": ["没有优先类别：先来先叫。", "No priority classes: whoever came first goes first."],
  "settings.calls-by-rank": ["先叫：{names}，然后普通。", "First: {names}, then the ordinary."],
  "settings.calls-guarded": [
    "连叫 {n} 个优先号后轮到一个{ordinary}号；{ordinary}号等满 {minutes} 分钟先叫。",
    "After {n} priority calls in a row one {ordinary} number goes first, and any that has waited {minutes} min.",
  ],
  "settings.calls-by-claim": [
    "「{name}」刚来，排在等了不到 {n} 分钟的{ordinary}号前面；等 {later} 分钟后，排在等了不到 {more} 分钟的前面。",
    "{name}, just come, goes before {ordinary} numbers that have waited less than {n} min; after {later} min, less than {more} min.",
  ],
  "settings.missed-void": ["号作废，要办重新取号。", "The number ends; they take another one."],
  "settings.missed-tail": [
    "排到队尾；第 {times} 次叫不到，号作废。",
    "Back to the tail; the number ends when it is called in vain {times} times.",
  ],
  "settings.missed-keep-calls": [
    "号保留到再叫 {calls} 个号；期间回来优先叫，过后作废。",
    "Kept for {calls} more calls; whoever is back in time goes first, later it has ended.",
  ],
  "settings.missed-keep-minutes": [
    "号保留 {minutes} 分钟；期间回来优先叫，过后作废。",
    "Kept for {minutes} min; whoever is back in time goes first, later it has ended.",
  ],
  "settings.missed-back": [
    "往后排 {places} 位；第 {times} 次叫不到，号作废。",
    "Back {places} places; the number ends when it is called in vain {times} times.",
  ],

  "field.classes.rank": ["等级（大的先叫，普通为 0）", "Rank (higher first, ordinary 0)"],
  "field.classes.weight": ["等候一分钟顶几分钟", "What a minute of waiting counts"],
  "field.classes.headMinutes": ["一来就算等了（分钟）", "Minutes it counts as waited at once"],
  "field.classes.isPicked": ["取号机上可以自己选", "May be chosen at the kiosk"],
  "rule-help.classes.weight": ["空着：普通 1，优先 4.5", "Empty: ordinary 1, priority 4.5"],
  "rule-help.classes.headMinutes": ["空着：普通 0，优先 5", "Empty: ordinary 0, priority 5"],
  "field.guard.run": ["连叫几个优先号后叫一个普通号", "Priority calls in a row"],
  "field.guard.waitMinutes": ["普通号等满几分钟先叫", "Minutes after which an ordinary number goes first"],
  "field.missed.rule": ["叫了不来", "When nobody comes"],
  "field.missed.times": ["第几次叫不到作废", "Missed calls until it ends"],
  "field.missed.calls": ["保留到再叫几个号", "Calls it is kept for"],
  "field.missed.minutes": ["保留几分钟", "Minutes it is kept"],
  "field.missed.places": ["往后排几位", "Places back"],
  "field.services.missed": ["过号", "Missed calls"],
  "field.recall.max": ["一个号最多重呼几次", "Recalls of one call"],
  "field.recall.gapSeconds": ["两次播报至少隔几秒", "Seconds between announcements"],
  "rule-help.undoSeconds": ["窗口人员可以撤销上一步的时间", "In which a clerk may take a step back"],
  "choice.callBy.rank": ["按等级：等级高的先叫", "By rank: the higher first"],
  "choice.callBy.claim": ["按轻重：等得越久越急，优先号急得快", "By claim: a wait grows, a priority one faster"],
  "choice.missed.as-hall": ["与全厅一样", "As in the whole hall"],
  "choice.missed.void": ["作废", "The number ends"],
  "choice.missed.tail": ["排到队尾", "Back to the tail"],
  "choice.missed.keep-calls": ["保留几个号", "Kept for some calls"],
  "choice.missed.keep-minutes": ["保留几分钟", "Kept for some minutes"],
  "choice.missed.back": ["往后排几位", "Back some places"],
  "choice.rule.void": ["作废", "ends"],
  "choice.rule.tail": ["排到队尾", "to the tail"],
  "choice.rule.keep-calls": ["保留几个号", "kept for some calls"],
  "choice.rule.keep-minutes": ["保留几分钟", "kept for some minutes"],
  "choice.rule.back": ["往后排几位", "back some places"],

  "tab.presence": ["在岗与暂停", "Presence and pauses"],
  "tab-help.presence": [
    "窗口人员暂停时可选的原因，多久没人算空岗。",
    "The reasons for a pause, and after how long a window counts as empty.",
  ],
  "section.pauses": ["暂停原因", "Reasons for a pause"],
  "settings.new-pause": ["新原因", "New reason"],
  "settings.pauses-help": [
    "第一个是按两次暂停键的原因，其余按数字选；群众会看到。",
    "The first is what the pause key pressed twice says; the others have a digit. Visitors read them.",
  ],
  "settings.preview-pause": ["窗口屏", "Window screen"],
  "settings.sample-paused": ["暂停服务", "Paused"],
  "field.presence.graceMinutes": ["应开窗口几分钟没人算空岗", "Minutes until a window on duty counts as empty"],
  "field.presence.pauseMinutesMax": ["暂停超过几分钟算空岗", "Minutes of a pause until it counts as empty"],
  "field.presence.lunch": ["午间可以没人", "Any window may be empty at noon"],
  "rule-help.presence.graceMinutes": ["0 不看", "0 watches none"],
} as const satisfies Table;
