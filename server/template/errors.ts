import { refusals } from "@/server/shared/domain-error";
import { instantWords } from "@/server/shared/instant-text";

/** What the ordering calendar refuses, in the words people read. */
export const refuse = refusals<{
  "template/unknown": { template: string };
  "template/exists": { template: string };
  "template/unknown-category": { category: string };
  "template/same-window-twice": { line: number; first: number };
  "template/changed-meanwhile": { template: string; version: number };
  "template/starts-in-the-past": { from: string; now: string };
  "template/no-such-version": { template: string; version: number };
  "template/in-force-already": { template: string; version: number };
  "holiday/day-has-begun": { day: string; first: string };
  "holiday/days-reversed": { from: string; to: string };
  "holiday/moved-to-itself": { day: string };
  "holiday/exists": { days: string[] };
  "holiday/too-long": { days: number; most: number };
  "holiday/unknown": { holiday: number };
  "permit/unknown-store": { store: string };
  "permit/store-not-active": { store: string; status: string };
  "permit/not-ahead": { until: string; now: string };
  "permit/too-long": { hours: number };
  "permit/unknown": { permit: number };
}>({
  "template/unknown": {
    status: 404,
    en: (d) => `There is no template ${d.template}. Check its code.`,
    zh: (d) => `没有报货模板 ${d.template}，请核对编号。`,
  },
  "template/exists": {
    status: 409,
    en: (d) => `Template ${d.template} exists already. Choose another code.`,
    zh: (d) => `报货模板 ${d.template} 已存在，请换一个编号。`,
  },
  "template/unknown-category": {
    status: 422,
    en: (d) => `There is no category ${d.category}. Choose one of the catalogue, or everything.`,
    zh: (d) => `没有分类 ${d.category}，请选择商品目录中的分类或“全部”。`,
  },
  "template/same-window-twice": {
    status: 422,
    en: (d) => `Lines ${d.first} and ${d.line} are the same window. Remove one of them.`,
    zh: (d) => `第 ${d.first} 行与第 ${d.line} 行是同一时段，请删除其一。`,
  },
  "template/changed-meanwhile": {
    status: 409,
    en: (d) =>
      `Somebody has saved version ${d.version} of template ${d.template} meanwhile. Look at it, then change it again.`,
    zh: (d) => `报货模板 ${d.template} 已有他人保存的第 ${d.version} 版，请查看后重新修改。`,
  },
  "template/starts-in-the-past": {
    status: 422,
    en: (d) =>
      `A version cannot begin in the past: ${instantWords(d.from, "en")}, it is ${instantWords(d.now, "en")}.`,
    zh: (d) => `新版本不能从过去生效：${instantWords(d.from, "zh")}，现在是 ${instantWords(d.now, "zh")}。`,
  },
  "template/no-such-version": {
    status: 404,
    en: (d) => `Template ${d.template} has no version ${d.version}.`,
    zh: (d) => `报货模板 ${d.template} 没有第 ${d.version} 版。`,
  },
  "template/in-force-already": {
    status: 409,
    en: (d) =>
      `Version ${d.version} of template ${d.template} is in force and stays in the history. Save another one.`,
    zh: (d) => `报货模板 ${d.template} 第 ${d.version} 版已生效，只能另存新版本。`,
  },
  "holiday/day-has-begun": {
    status: 422,
    en: (d) =>
      `${d.day} has begun; the calendar can be changed from ${d.first} on. For today use the emergency switch of the template.`,
    zh: (d) => `${d.day} 已开始，最早可调整 ${d.first}；当天请使用模板的紧急切换。`,
  },
  "holiday/days-reversed": {
    status: 422,
    en: (d) => `The last day ${d.to} is before the first ${d.from}.`,
    zh: (d) => `结束日 ${d.to} 早于开始日 ${d.from}。`,
  },
  "holiday/moved-to-itself": {
    status: 422,
    en: (d) => `The windows of ${d.day} cannot move to the days that they leave. Choose another day.`,
    zh: (d) => `${d.day} 的时段不能移到被调整的日子，请另选一天。`,
  },
  "holiday/exists": {
    status: 409,
    en: (d) => `The calendar has something for ${d.days.join(", ")} already. End that first.`,
    zh: (d) => `${d.days.join("、")} 已有安排，请先取消。`,
  },
  "holiday/too-long": {
    status: 422,
    en: (d) => `${d.days} days are too many at once; at most ${d.most}.`,
    zh: (d) => `一次最多 ${d.most} 天，现为 ${d.days} 天。`,
  },
  "holiday/unknown": {
    status: 404,
    en: () => "This entry of the holiday calendar does not exist.",
    zh: () => "该假日安排不存在。",
  },
  "permit/unknown-store": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "permit/store-not-active": {
    status: 422,
    en: (d) => `Store ${d.store} is ${d.status} and cannot order, late or not.`,
    zh: (d) => `门店 ${d.store} 未营业，不能补报。`,
  },
  "permit/not-ahead": {
    status: 422,
    en: (d) => `A permit ends in the future; ${instantWords(d.until, "en")} is over.`,
    zh: (d) => `补报截止时间须在将来，${instantWords(d.until, "zh")} 已过。`,
  },
  "permit/too-long": {
    status: 422,
    en: (d) => `A permit lasts ${d.hours} hours at most. Change the template for longer.`,
    zh: (d) => `补报许可最长 ${d.hours} 小时；更久请修改模板。`,
  },
  "permit/unknown": {
    status: 404,
    en: (d) => `There is no permit ${d.permit}.`,
    zh: (d) => `没有补报许可 ${d.permit}。`,
  },
});
