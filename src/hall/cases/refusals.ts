// Why the rules of cases say no.

export const caseRefusals = {
  "unknown-case": ["没有这个办件", "There is no such case"],
  "unknown-item": ["没有这个事项", "There is no such matter"],
  "which-item": ["请指明是哪个事项", "Say which of its matters is meant"],
  "case-over": ["该办件已办结", "The case has ended"],
  "case-taken": ["该事项由其他人员办理", "Somebody else has taken it on"],
  "case-not-ready": ["该办件尚未办好", "The result is not ready yet"],
  "cases-full": ["办件数量已达上限", "The hall holds as many cases as it can"],
  "papers-missing": ["材料尚未补齐", "Papers are still missing"],
  "no-post": ["该办件不能邮寄", "It cannot be sent by post"],
  "no-hand-out": ["大厅没有设置出件业务", "The hall has no service that hands results out"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
