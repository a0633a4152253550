import { refusals } from "@/server/shared/domain-error";

/** What counting a store refuses, in the words people read. */
export const refuse = refusals<{
  "stocktake/unknown": { stocktake: string };
  "stocktake/nothing-to-count": { scope: string };
  "stocktake/scope-missing": { kind: string };
  "stocktake/closed": { stocktake: string; status: string };
  "stocktake/not-open": { stocktake: string; status: string };
  "stocktake/not-submitted": { stocktake: string; status: string };
  "stocktake/recount-open": { stocktake: string; items: string[] };
  "stocktake/nothing-counted": { stocktake: string };
  "stocktake/too-old": { item: string; hours: number };
  "stocktake/in-future": { item: string };
  "stocktake/waited-too-long": { stocktake: string; days: number };
  "stocktake/not-yours": { stocktake: string; kind: string };
}>({
  "stocktake/unknown": {
    status: 404,
    en: (d) => `There is no count ${d.stocktake} in this store.`,
    zh: (d) => `本店没有盘点单 ${d.stocktake}。`,
  },
  "stocktake/nothing-to-count": {
    status: 422,
    en: (d) => (d.scope ? `The store has no goods under ${d.scope}.` : "The store has no goods to count."),
    zh: (d) => (d.scope ? `${d.scope} 下没有可盘的商品。` : "本店没有可盘的商品。"),
  },
  "stocktake/scope-missing": {
    status: 422,
    en: (d) => (d.kind === "category" ? "Say which category is counted." : "Say which place is counted."),
    zh: (d) => (d.kind === "category" ? "请选择要盘点的分类。" : "请选择要盘点的货位。"),
  },
  "stocktake/closed": {
    status: 409,
    en: (d) => `Count ${d.stocktake} is ${d.status} already.`,
    zh: (d) => `盘点单 ${d.stocktake} 已${d.status === "posted" ? "过账" : "取消"}。`,
  },
  "stocktake/not-open": {
    status: 409,
    en: (d) => `Count ${d.stocktake} is ${d.status}; nothing more is counted.`,
    zh: (d) => `盘点单 ${d.stocktake} ${zhStates[d.status] ?? d.status}，不能再录入。`,
  },
  "stocktake/not-submitted": {
    status: 409,
    en: (d) => `Count ${d.stocktake} is still being counted. Submit it first.`,
    zh: (d) => `盘点单 ${d.stocktake} 仍在盘点，请先提交。`,
  },
  "stocktake/recount-open": {
    status: 422,
    en: (d) => `Count these once more before you submit: ${d.items.join(", ")}.`,
    zh: (d) => `提交前请复盘：${d.items.join("、")}。`,
  },
  "stocktake/nothing-counted": {
    status: 422,
    en: (d) => `Nothing is counted in ${d.stocktake} yet.`,
    zh: (d) => `盘点单 ${d.stocktake} 还没有录入数量。`,
  },
  "stocktake/too-old": {
    status: 422,
    en: (d) => `${d.item} was counted more than ${d.hours} hours ago. Count it again.`,
    zh: (d) => `${d.item} 是 ${d.hours} 小时以前盘的，请重新盘点。`,
  },
  "stocktake/in-future": {
    status: 422,
    en: (d) => `${d.item} cannot have been counted later than now.`,
    zh: (d) => `${d.item} 的盘点时间晚于现在，请核对手机时间。`,
  },
  "stocktake/waited-too-long": {
    status: 409,
    en: (d) => `Count ${d.stocktake} has waited more than ${d.days} days. Call it off and count again.`,
    zh: (d) => `盘点单 ${d.stocktake} 已超过 ${d.days} 天，请取消后重新盘点。`,
  },
  "stocktake/not-yours": {
    status: 403,
    en: (d) =>
      d.kind === "direct"
        ? `Count ${d.stocktake} is of a direct store. Headquarters approve it.`
        : `Count ${d.stocktake} is of a franchise store. Its owner approves it.`,
    zh: (d) =>
      d.kind === "direct"
        ? `盘点单 ${d.stocktake} 属于直营店，由总部审核。`
        : `盘点单 ${d.stocktake} 属于加盟店，由店主审核。`,
  },
});

const zhStates: Record<string, string> = { submitted: "已提交", posted: "已过账", cancelled: "已取消" };
