import { refusals } from "@/server/shared/domain-error";

/** What the catalogue refuses. */
export const refuse = refusals<{
  "item/unknown": { item: string };
  "stop/unknown": { what: string; code: string };
  "stop/days-reversed": { from: string; to: string };
  "stop/in-the-past": { to: string; today: string };
  "spec/unknown": { spec: string };
  "spec/unknown-item": { item: string };
  "spec/not-weighed": { item: string };
  "spec/code-taken": { spec: string; by: string };
}>({
  "item/unknown": {
    status: 404,
    en: (d) => `There is no item ${d.item}. Check the item's code.`,
    zh: (d) => `没有商品 ${d.item}，请核对商品编码。`,
  },
  "stop/unknown": {
    status: 422,
    en: (d) => `There is no ${d.what} ${d.code}. Check the code.`,
    zh: (d) => `没有${zhWords[d.what] ?? d.what} ${d.code}，请核对编号。`,
  },
  "stop/days-reversed": {
    status: 422,
    en: (d) => `The last day ${d.to} is before the first ${d.from}.`,
    zh: (d) => `结束日 ${d.to} 早于开始日 ${d.from}。`,
  },
  "stop/in-the-past": {
    status: 422,
    en: (d) => `A stop until ${d.to} would be over: today is ${d.today}.`,
    zh: (d) => `停订至 ${d.to} 已过期，今天是 ${d.today}。`,
  },
  "spec/unknown": {
    status: 404,
    en: (d) => `There is no sale specification ${d.spec}.`,
    zh: (d) => `没有销售规格 ${d.spec}。`,
  },
  "spec/unknown-item": {
    status: 422,
    en: (d) => `There is no item ${d.item}. Check the item's code.`,
    zh: (d) => `没有商品 ${d.item}，请核对商品编码。`,
  },
  "spec/not-weighed": {
    status: 422,
    en: (d) => `${d.item} is sold by the piece. Only weighed items have sale specifications.`,
    zh: (d) => `${d.item} 按件销售，只有称重商品才有销售规格。`,
  },
  "spec/code-taken": {
    status: 409,
    en: (d) => `The code ${d.spec} belongs to ${d.by} already. Choose another one.`,
    zh: (d) => `代码 ${d.spec} 已被 ${d.by} 使用，请另取一个。`,
  },
});

const zhWords: Record<string, string> = {
  item: "商品",
  category: "分类",
  store: "门店",
  route: "线路",
  plan: "配送方案",
  template: "报货模板",
  stop: "停订",
};
