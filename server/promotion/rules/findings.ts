import { formatFen } from "@/server/shared/fen";
import { figureWords } from "./figures";

/** A refusal forbids the approval; a warning is for the person who approves to weigh. */
export type Level = "refusal" | "warning";

/** Something about a promotion that does not fit, in the words people read. */
export interface Finding {
  code: FindingCode;
  level: Level;
  en: string;
  zh: string;
}

interface Kind<D> {
  level: Level;
  en: (details: D) => string;
  zh: (details: D) => string;
}

const catalogOf = <D extends Record<string, unknown>>(catalog: { [C in keyof D]: Kind<D[C]> }) => catalog;
const percent = (bp: number) => `${(bp / 100).toFixed(1)}%`;

/** Days are written as people write them in the file and on the form: 2026-03-10. */
const kinds = catalogOf({
  "figure-missing": {
    level: "refusal",
    en: (d: { figure: string }) => `${figureWords(d.figure).en} is missing.`,
    zh: (d) => `缺少${figureWords(d.figure).zh}。`,
  },
  "figure-without-effect": {
    level: "refusal",
    en: (d: { figure: string }) =>
      `${figureWords(d.figure).en} has no effect in this kind of promotion: leave it out.`,
    zh: (d) => `${figureWords(d.figure).zh}在此类促销中不起作用，请删除。`,
  },
  "gift-missing": {
    level: "refusal",
    en: (_: object) =>
      "Which item is given? With several items or a category to buy, the gift must be named.",
    zh: () => "送什么？买多种商品或按类别买时，必须指明赠品。",
  },
  "two-scopes": {
    level: "refusal",
    en: (_: object) => "Items and a category at once: choose one of the two.",
    zh: () => "不能同时指定商品和类别，请二选一。",
  },
  "period-reversed": {
    level: "refusal",
    en: (d: { from: string; to: string }) => `It ends (${d.to}) before it begins (${d.from}).`,
    zh: (d) => `结束日 ${d.to} 早于开始日 ${d.from}。`,
  },
  "ends-in-the-past": {
    level: "refusal",
    en: (d: { to: string; today: string }) => `Its last day, ${d.to}, is over: today is ${d.today}.`,
    zh: (d) => `最后一天 ${d.to} 已过，今天是 ${d.today}。`,
  },
  "period-without-cap": {
    level: "refusal",
    en: (_: object) => "A cap per period needs both: how many times, and in how many days.",
    zh: () => "按周期限次须同时填写次数和天数。",
  },
  "archived-group": {
    level: "refusal",
    en: (d: { groups: string[] }) => `Archived groups of stores are for nothing new: ${list(d.groups)}.`,
    zh: (d) => `店群 ${listZh(d.groups)} 已归档，不能用于新的促销。`,
  },
  "no-store": {
    level: "refusal",
    en: (_: object) => "No store would get it: the groups named have no members.",
    zh: () => "没有门店能享受：所选店群没有成员。",
  },
  "discount-above-threshold": {
    level: "refusal",
    en: (d: { discountFen: number; thresholdFen: number }) =>
      `The discount of ${formatFen(d.discountFen)} is more than the ${formatFen(d.thresholdFen)} it takes to earn it.`,
    zh: (d) => `优惠 ${formatFen(d.discountFen)} 超过了门槛 ${formatFen(d.thresholdFen)}。`,
  },
  "coupon-above-threshold": {
    level: "refusal",
    en: (d: { valueFen: number; thresholdFen: number }) =>
      `The coupon of ${formatFen(d.valueFen)} is worth more than the order of ${formatFen(d.thresholdFen)} that earns it.`,
    zh: (d) => `券值 ${formatFen(d.valueFen)} 超过了得券门槛 ${formatFen(d.thresholdFen)}。`,
  },
  "coupon-above-minimum": {
    level: "warning",
    en: (d: { valueFen: number; minOrderFen: number }) =>
      `The coupon of ${formatFen(d.valueFen)} may pay a whole order of ${formatFen(d.minOrderFen)}; what it does not use is lost to the store.`,
    zh: (d) =>
      `券值 ${formatFen(d.valueFen)} 可能抵掉 ${formatFen(d.minOrderFen)} 的整单，用不完的部分门店不能再用。`,
  },
  "item-not-orderable": {
    level: "refusal",
    en: (d: { items: string[] }) => `Nobody can order ${list(d.items)}: it can never be earned.`,
    zh: (d) => `${listZh(d.items)} 不可订货，促销永远无法达成。`,
  },
  "some-items-not-orderable": {
    level: "warning",
    en: (d: { items: string[] }) => `Nobody can order ${list(d.items)}; only the others count.`,
    zh: (d) => `${listZh(d.items)} 不可订货，只有其他商品计入。`,
  },
  "gift-not-orderable": {
    level: "refusal",
    en: (d: { item: string }) => `${d.item} cannot be ordered, so it cannot be given either.`,
    zh: (d) => `${d.item} 不可订货，因此也不能作赠品。`,
  },
  "gift-without-source": {
    level: "refusal",
    en: (d: { item: string; stores: number }) =>
      `None of its ${d.stores} stores has a source for the gift ${d.item}.`,
    zh: (d) => `${d.stores} 家门店都没有赠品 ${d.item} 的货源。`,
  },
  "gift-without-source-for-some": {
    level: "warning",
    en: (d: { item: string; stores: number; without: number; some: string[] }) =>
      `${d.without} of ${d.stores} stores have no source for the gift ${d.item} and would get nothing: ${list(d.some)}.`,
    zh: (d) =>
      `${d.stores} 家门店中有 ${d.without} 家没有赠品 ${d.item} 的货源，将得不到赠品：${listZh(d.some)}。`,
  },
  "ladder-falls": {
    level: "refusal",
    en: (d: { other: string; atFen: number; beforeFen: number; afterFen: number }) =>
      `An order that grows to ${formatFen(d.atFen)} would earn less: ${formatFen(d.afterFen)} after ${formatFen(d.beforeFen)}. Of one ladder with ${d.other} only the highest step counts.`,
    zh: (d) =>
      `订单增加到 ${formatFen(d.atFen)} 时优惠反而减少：由 ${formatFen(d.beforeFen)} 变为 ${formatFen(d.afterFen)}。它与 ${d.other} 属同一阶梯，只计最高一档。`,
  },
  "ladder-same-step": {
    level: "refusal",
    en: (d: { other: string; atFen: number }) =>
      `${d.other} has the same step at ${formatFen(d.atFen)} for the same goods: only one of them would ever be granted.`,
    zh: (d) => `${d.other} 在相同商品上已有 ${formatFen(d.atFen)} 这一档，两者只会有一个生效。`,
  },
  "ladder-flat": {
    level: "warning",
    en: (d: { other: string; atFen: number; afterFen: number }) =>
      `Growing to ${formatFen(d.atFen)} earns no more than ${d.other} does below: ${formatFen(d.afterFen)} either way.`,
    zh: (d) => `增加到 ${formatFen(d.atFen)} 并不比 ${d.other} 多得：都是 ${formatFen(d.afterFen)}。`,
  },
  "group-same-priority": {
    level: "refusal",
    en: (d: { other: string; group: string; priority: number }) =>
      `${d.other} is in the group ${d.group} too, with the same priority ${d.priority}: nobody has decided which of the two comes first.`,
    zh: (d) => `${d.other} 同在互斥组 ${d.group}，优先级同为 ${d.priority}，未决定谁先生效。`,
  },
  "never-granted": {
    level: "refusal",
    en: (d: { other: string; group: string }) =>
      `Whoever reaches it has reached ${d.other} too, which comes first in the group ${d.group}: it would never be granted.`,
    zh: (d) => `达到本促销时必已达到 ${d.other}，后者在互斥组 ${d.group} 中优先，本促销永远不会生效。`,
  },
  "never-grants-other": {
    level: "refusal",
    en: (d: { other: string; group: string }) =>
      `${d.other} of the group ${d.group} would never be granted any more: whoever reaches it has reached this one, which comes first.`,
    zh: (d) => `互斥组 ${d.group} 中的 ${d.other} 将永远不会生效：达到它时必已达到本促销，且本促销优先。`,
  },
  "budget-below-one": {
    level: "refusal",
    en: (d: { budgetFen: number; setFen: number }) =>
      `The budget of ${formatFen(d.budgetFen)} is not enough for a single grant of ${formatFen(d.setFen)}.`,
    zh: (d) => `预算 ${formatFen(d.budgetFen)} 不够一次优惠 ${formatFen(d.setFen)}。`,
  },
  "cap-without-effect": {
    level: "warning",
    en: (d: { cap: number; by: number }) =>
      `The cap of ${d.cap} times in one order has no effect: ${d.by} is the most already.`,
    zh: (d) => `每单最多 ${d.cap} 次不起作用：最多只有 ${d.by} 次。`,
  },
  "excluded-without-effect": {
    level: "warning",
    en: (d: { items: string[] }) => `${list(d.items)} would not count anyway: excluding changes nothing.`,
    zh: (d) => `${listZh(d.items)} 本来就不计入，排除不起作用。`,
  },
  "below-cost": {
    level: "warning",
    en: (d: { item: string; paidFen: number; costFen: number }) =>
      `Below cost: a set of ${d.item} brings ${formatFen(d.paidFen)} and costs ${formatFen(d.costFen)}, the supplier's share taken off.`,
    zh: (d) =>
      `低于成本：${d.item} 每组收入 ${formatFen(d.paidFen)}，扣除供应商承担后成本 ${formatFen(d.costFen)}。`,
  },
  "eats-the-margin": {
    level: "warning",
    en: (d: { rateBp: number; marginBp: number }) =>
      `It gives ${percent(d.rateBp)} of the goods away at its threshold; the average margin of its goods is ${percent(d.marginBp)}.`,
    zh: (d) => `在门槛处让利 ${percent(d.rateBp)}，而其商品的平均毛利率为 ${percent(d.marginBp)}。`,
  },
});

type Kinds = typeof kinds;
export type FindingCode = keyof Kinds & string;
export type DetailsOf<C extends FindingCode> = Kinds[C] extends Kind<infer D> ? D : never;

function list(codes: readonly string[]): string {
  return codes.length > 5 ? `${codes.slice(0, 5).join(", ")} and ${codes.length - 5} more` : codes.join(", ");
}

function listZh(codes: readonly string[]): string {
  return codes.length > 5 ? `${codes.slice(0, 5).join("、")} 等 ${codes.length} 个` : codes.join("、");
}

/** Says what was found. */
export function finding<C extends FindingCode>(code: C, details: DetailsOf<C>): Finding {
  const kind = kinds[code] as unknown as Kind<DetailsOf<C>>;
  return { code, level: kind.level, en: kind.en(details), zh: kind.zh(details) };
}

/** What forbids an approval. */
export const refusalsAmong = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level === "refusal");
