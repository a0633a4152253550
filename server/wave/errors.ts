import { refusals } from "@/server/shared/domain-error";

interface TaskLine {
  task: number;
  line: number;
}

export const refuse = refusals({
  "wave/unknown": {
    status: 404,
    en: (d: { wave: string }) => `There is no wave ${d.wave}. Check its number.`,
    zh: (d) => `没有波次 ${d.wave}，请核对单号。`,
  },
  "wave/cancelled": {
    status: 409,
    en: (d: { wave: string }) =>
      `Wave ${d.wave} is cancelled. Its orders are in the pool again: generate a new wave.`,
    zh: (d) => `波次 ${d.wave} 已取消，其报货行已退回配送池，请重新生成波次。`,
  },
  "wave/locked": {
    status: 409,
    en: (d: { wave: string; by: string; reason: string }) =>
      `Wave ${d.wave} is locked by ${d.by}${d.reason ? ` (${d.reason})` : ""} and stays as it is. Unlock it first.`,
    zh: (d) => `波次 ${d.wave} 已由 ${d.by} 锁定${d.reason ? `（${d.reason}）` : ""}，不能变动；请先解锁。`,
  },
  "wave/ended": {
    status: 409,
    en: (d: { wave: string; status: string }) =>
      `Wave ${d.wave} is ${d.status}: there is nothing left to lock. Choose one that is not on its trucks yet.`,
    zh: (d) =>
      `波次 ${d.wave} 已${d.status === "closed" ? "完成" : "装车"}，无需锁定；请选择尚未装车的波次。`,
  },
  "wave/not-released": {
    status: 409,
    en: (d: { wave: string }) => `Wave ${d.wave} is not released yet. Release it first.`,
    zh: (d) => `波次 ${d.wave} 尚未下发，请先下发。`,
  },
  "departure/unknown-route": {
    status: 404,
    en: (d: { route: string }) => `There is no route ${d.route}. Check its code.`,
    zh: (d) => `线路 ${d.route} 不存在，请核对编码。`,
  },
  "task/unknown": {
    status: 404,
    en: (d: { task: number | string }) => `There is no pick task ${d.task}. Check its number.`,
    zh: (d) => `拣货任务 ${d.task} 不存在，请核对任务号。`,
  },
  "task/nothing-found": {
    status: 404,
    en: (d: { code: string }) =>
      `No open task has the code ${d.code}. Scan a pick list, a put list, a tote or a case label.`,
    zh: (d) => `没有找到 ${d.code} 的未完成任务，请扫描拣货单、播种单、周转箱或整件标签。`,
  },
  "task/claimed": {
    status: 409,
    en: (d: { task: number; by: string }) =>
      `Pick task ${d.task} is being worked on by ${d.by}. Take another one; it is free after 20 minutes without a scan.`,
    zh: (d) => `拣货任务 ${d.task} 正由 ${d.by} 处理，请领取其他任务；20 分钟无扫描后可领取。`,
  },
  "task/not-claimed": {
    status: 409,
    en: (d: { task: number }) => `Pick task ${d.task} is not yours yet. Claim it first.`,
    zh: (d) => `拣货任务 ${d.task} 尚未领取，请先领取。`,
  },
  "task/ended": {
    status: 409,
    en: (d: { task: number; status: string }) =>
      `Pick task ${d.task} has ended (${d.status}). Take the next one.`,
    zh: (d) => `拣货任务 ${d.task} 已结束（${d.status}），请领取下一个任务。`,
  },
  "task/none-free": {
    status: 409,
    en: (_: Record<string, never>) =>
      "No pick task is free at the moment. Ask the planner, or wait for the next wave.",
    zh: () => "目前没有可领取的拣货任务，请询问计划员或等待下一波次。",
  },
  "task/cannot-assign": {
    status: 422,
    en: (d: { task: number; to: string }) =>
      `${d.to} does not pick where task ${d.task} is. Choose somebody who works at this DC.`,
    zh: (d) => `${d.to} 不在任务 ${d.task} 所在的配送中心拣货，请选择该中心的人员。`,
  },
  "pick/unknown-line": {
    status: 422,
    en: (d: TaskLine) =>
      `Pick task ${d.task} has no line ${d.line}. Scan a line of this task; its delivery order may be void.`,
    zh: (d) => `拣货任务 ${d.task} 没有第 ${d.line} 行，请扫描本任务的行；其配送单可能已作废。`,
  },
  "pick/too-many": {
    status: 422,
    en: (d: TaskLine & { qty: number; picked: number }) =>
      `${d.picked} on line ${d.line} of pick task ${d.task} is more than the ${d.qty} to pick. Put the rest back.`,
    zh: (d) => `拣货任务 ${d.task} 第 ${d.line} 行拣了 ${d.picked}，超过应拣的 ${d.qty}，请放回多余的。`,
  },
  "pick/second-visit": {
    status: 422,
    en: (d: { task: number; lines: readonly number[] }) =>
      `Pick task ${d.task}: line(s) ${d.lines.join(", ")} were short once. Look there a second time, then end the task.`,
    zh: (d) => `拣货任务 ${d.task} 第 ${d.lines.join("、")} 行只缺拣一次，请再去一次货位后结束任务。`,
  },
  "floor/unknown-dc": {
    status: 404,
    en: (d: { dc: string }) => `There is no distribution centre ${d.dc}. Check its code.`,
    zh: (d) => `没有配送中心 ${d.dc}，请核对编号。`,
  },
  "pick/reason-missing": {
    status: 422,
    en: (d: { task: number; lines: readonly number[] }) =>
      `Pick task ${d.task}: line(s) ${d.lines.join(", ")} are short. Say why (empty, damaged or not_found).`,
    zh: (d) => `拣货任务 ${d.task} 第 ${d.lines.join("、")} 行数量不足，请说明原因（货位空、破损或未找到）。`,
  },
});
