import { refusals } from "@/server/shared/domain-error";

const referred = {
  item: { en: "item", zh: "商品" },
  category: { en: "category", zh: "类别" },
  store: { en: "store", zh: "门店" },
  storeGroup: { en: "store group", zh: "店群" },
  account: { en: "account", zh: "资金账户" },
};
export type Referred = keyof typeof referred;

const states: Record<string, { en: string; zh: string }> = {
  draft: { en: "a draft", zh: "草稿" },
  scheduled: { en: "scheduled", zh: "未开始" },
  active: { en: "active", zh: "进行中" },
  paused: { en: "paused", zh: "已暂停" },
  ended: { en: "over", zh: "已结束" },
  terminated: { en: "ended at once", zh: "已终止" },
  archived: { en: "archived", zh: "已归档" },
  reserved: { en: "reserved by an order", zh: "已被订单占用" },
  used: { en: "used", zh: "已核销" },
  expired: { en: "expired", zh: "已过期" },
  charged_back: { en: "charged back", zh: "已追回" },
};
const inWords = (state: string, locale: "en" | "zh") => states[state]?.[locale] ?? state;

/** What the promotion desk refuses, in the words people read. */
export const refuse = refusals<{
  "promotion/unknown": { promotion: string };
  "promotion/code-taken": { promotion: string };
  "promotion/unknown-reference": { what: Referred; codes: string[] };
  "promotion/not-in-this-state": { promotion: string; state: string };
  "promotion/nothing-proposed": { promotion: string };
  "promotion/not-submitted": { promotion: string; version: number };
  "promotion/decided-already": { promotion: string; version: number };
  "promotion/changed-meanwhile": { promotion: string };
  "promotion/own-proposal": { promotion: string };
  "promotion/contradicts": { promotion: string; findings: { code: string; en: string; zh: string }[] };
  "coupon/unknown": { coupon: string };
  "coupon/not-voidable": { coupon: string; status: string };
  "coupon/period": { from: string; to: string; today: string };
}>({
  "promotion/unknown": {
    status: 404,
    en: (d) => `There is no promotion ${d.promotion}.`,
    zh: (d) => `没有促销 ${d.promotion}。`,
  },
  "promotion/code-taken": {
    status: 409,
    en: (d) => `There is a promotion ${d.promotion} already. Give this one another code.`,
    zh: (d) => `编号 ${d.promotion} 已被占用，请换一个编号。`,
  },
  "promotion/unknown-reference": {
    status: 422,
    en: (d) => `There is no ${referred[d.what].en} ${d.codes.slice(0, 5).join(", ")}.`,
    zh: (d) => `没有${referred[d.what].zh} ${d.codes.slice(0, 5).join("、")}。`,
  },
  "promotion/not-in-this-state": {
    status: 409,
    en: (d) => `Promotion ${d.promotion} is ${inWords(d.state, "en")}: this cannot be done now.`,
    zh: (d) => `促销 ${d.promotion} ${inWords(d.state, "zh")}，不能进行此操作。`,
  },
  "promotion/nothing-proposed": {
    status: 409,
    en: (d) => `Nothing of ${d.promotion} waits to be submitted.`,
    zh: (d) => `促销 ${d.promotion} 没有待提交的内容。`,
  },
  "promotion/not-submitted": {
    status: 409,
    en: (d) => `Version ${d.version} of ${d.promotion} is still being written. Its author submits it first.`,
    zh: (d) => `促销 ${d.promotion} 第 ${d.version} 版仍在编写，须由编写人先提交。`,
  },
  "promotion/decided-already": {
    status: 409,
    en: (d) => `Version ${d.version} of ${d.promotion} is decided already and stays so.`,
    zh: (d) => `促销 ${d.promotion} 第 ${d.version} 版已处理，不能再更改。`,
  },
  "promotion/changed-meanwhile": {
    status: 409,
    en: (d) => `${d.promotion} was changed while you read it. Read it again, then decide.`,
    zh: (d) => `促销 ${d.promotion} 在您查看期间有改动，请重新查看后再审核。`,
  },
  "promotion/own-proposal": {
    status: 403,
    en: (d) => `You wrote ${d.promotion} yourself. Somebody else must approve it.`,
    zh: (d) => `促销 ${d.promotion} 由您本人编写，须由他人审核。`,
  },
  "promotion/contradicts": {
    status: 422,
    en: (d) => `${d.promotion} cannot be approved: ${d.findings.map((one) => one.en).join(" ")}`,
    zh: (d) => `促销 ${d.promotion} 不能通过：${d.findings.map((one) => one.zh).join("")}`,
  },
  "coupon/unknown": {
    status: 404,
    en: (d) => `There is no coupon ${d.coupon}.`,
    zh: (d) => `没有券 ${d.coupon}。`,
  },
  "coupon/not-voidable": {
    status: 409,
    en: (d) => `Coupon ${d.coupon} is ${inWords(d.status, "en")} and cannot be made void.`,
    zh: (d) => `券 ${d.coupon} ${inWords(d.status, "zh")}，不能作废。`,
  },
  "coupon/period": {
    status: 422,
    en: (d) => `A coupon from ${d.from} to ${d.to} could not be used: today is ${d.today}.`,
    zh: (d) => `有效期 ${d.from} 至 ${d.to} 的券无法使用，今天是 ${d.today}。`,
  },
});
