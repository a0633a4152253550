import type { Ability } from "@/server/auth/ability-names";

/** What everybody reads who has to do with goods. */
export const reading = [
  "catalog.read",
  "order.read",
  "delivery.read",
  "event.read",
] as const satisfies readonly Ability[];
/** What everybody of a store does. */
export const inStore = [
  ...reading,
  "order.quote",
  "order.submit",
  "order.withdraw",
  "delivery.deliver",
  "difference.report",
  "stock.read.store",
  "shelf.change",
  "stocktake.count",
  "tag.read",
  "tag.request",
  "price.read",
  "shrinkage.report",
  "return.read",
  "return.submit",
  "direct.receive",
  "message.read",
] as const satisfies readonly Ability[];
/** What a store has, and what it earns. */
export const money = ["account.read", "report.read"] as const satisfies readonly Ability[];
/** What everybody of a DC looks at. */
const goods = [
  "catalog.read",
  "delivery.read",
  "stock.read.dc",
  "wave.read",
] as const satisfies readonly Ability[];

/** Everybody on the floor of a DC. */
export const floor = [
  ...goods,
  "paper.print",
  "goods.move",
  "count.work",
] as const satisfies readonly Ability[];

/** Who runs a DC: plans, generates, releases, approves. */
export const running = [
  ...reading,
  "template.read",
  "permit.grant",
  "order.withdraw",
  "pool.read",
  "wave.simulate",
  "wave.generate",
  "wave.release",
  "wave.cancel",
  "tag.read",
  "wave.read",
  "paper.print",
  "truck.plan",
  "truck.load",
  "container.read",
  "wave.confirm",
  "check.request",
  "run.schedule",
  "task.work",
  "task.assign",
  "delivery.approve",
  "delivery.void",
  "delivery.dispatch",
  "return.read",
  "return.receive",
  "stock.read.store",
  "stock.read.dc",
  "purchase.read",
  "purchase.change",
  "receipt.post",
  "goods.move",
  "count.work",
] as const satisfies readonly Ability[];

/** The desk of finance. */
export const desk = [
  ...reading,
  "template.read",
  "stop.read",
  ...money,
  "deposit.create",
  "deposit.read",
  "deposit.approve",
  "deposit.reject",
  "cod.read",
  "cod.collect",
  "cod.settle",
  "correction.read",
  "correction.request",
  "charge.post",
  "import.read",
  "bank.read",
  "bank.import",
  "bank.match",
  "period.read",
  "statement.read",
  "statement.answer",
  "stock.read.store",
  "return.read",
  "proof.read",
  "message.log",
] as const satisfies readonly Ability[];
