import { refusals } from "@/server/shared/domain-error";
import { instantWords } from "@/server/shared/instant-text";

export interface RefusedLine {
  line: number;
  item: string;
  qty: number;
  status: string;
}

/** What ordering refuses, in the words people read. */
export const refuse = refusals<{
  "order/store-unknown": { store: string };
  "order/store-busy": { store: string };
  "order/unknown": { order: string };
  "order/item-unknown": { item: string };
  "order/store-suspended": { store: string; status: string };
  "order/lines-refused": { lines: RefusedLine[] };
  "order/window-closed": { nextOpensAt: string | null };
  "order/below-minimum": { minimum: string; amount: string; missing: string };
  "order/above-maximum": { maximum: string; used: string; left: string; amount: string };
  "order/amount-too-large": { maximum: string };
  "order/not-withdrawable": { order: string; status: string };
  "order/taken-by-run": { order: string };
  "order/cut-off-passed": { order: string };
  "coupon/not-usable": { coupons: { code: string; reason: string }[] };
}>({
  "order/store-unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "order/store-busy": {
    status: 409,
    en: (d) => `Too many orders of store ${d.store} arrive at once. Send this one again.`,
    zh: (d) => `门店 ${d.store} 同时提交的报货单过多，请重新提交。`,
  },
  "order/unknown": {
    status: 404,
    en: (d) => `There is no order ${d.order}. Check its number.`,
    zh: (d) => `没有报货单 ${d.order}，请核对单号。`,
  },
  "order/item-unknown": {
    status: 404,
    en: (d) => `There is no item ${d.item}. Check its code.`,
    zh: (d) => `没有商品 ${d.item}，请核对商品编号。`,
  },
  "order/store-suspended": {
    status: 422,
    en: (d) => `Store ${d.store} is ${d.status} and cannot order. Ask your supervisor.`,
    zh: (d) => `门店 ${d.store} ${zhOf(d.status)}，不能报货，请联系督导。`,
  },
  "order/lines-refused": {
    status: 422,
    en: (d) =>
      `${d.lines.length} ${d.lines.length === 1 ? "line" : "lines"} cannot be ordered (${named(d.lines, enOf)}). Remove or correct them and send again.`,
    zh: (d) => `有 ${d.lines.length} 行不能报货（${named(d.lines, zhOf)}），请删除或更正后重新提交。`,
  },
  "order/window-closed": {
    status: 422,
    en: ({ nextOpensAt: at }) =>
      at === null
        ? "Ordering is closed now and no next time is planned. Ask HQ."
        : `Ordering is closed now. It opens next on ${instantWords(at, "en")}.`,
    zh: ({ nextOpensAt: at }) =>
      at === null
        ? "现在不在报货时间内，且未安排下次时间，请联系总部。"
        : `现在不在报货时间内，下次开放时间：${instantWords(at, "zh")}。`,
  },
  "order/below-minimum": {
    status: 422,
    en: (d) =>
      `The order is below the minimum of ${d.minimum}: ${d.amount} ordered, ${d.missing} missing. Add goods.`,
    zh: (d) => `未达到最低报货金额 ${d.minimum}：已订 ${d.amount}，还差 ${d.missing}，请加订商品。`,
  },
  "order/above-maximum": {
    status: 422,
    en: (d) =>
      `The order passes the maximum of ${d.maximum} for this window: ${d.used} already ordered, ${d.left} left, ${d.amount} asked. Order less, or the rest in the next window.`,
    zh: (d) =>
      `超过本时段最高报货金额 ${d.maximum}：已报 ${d.used}，剩余 ${d.left}，本单 ${d.amount}。请减少，其余下一时段再报。`,
  },
  "order/amount-too-large": {
    status: 422,
    en: (d) => `No order may come to more than ${d.maximum}. Check the quantities.`,
    zh: (d) => `单张报货单金额不得超过 ${d.maximum}，请核对数量。`,
  },
  "order/not-withdrawable": {
    status: 409,
    en: (d) => `Order ${d.order} is ${enOf(d.status)} and cannot be taken back. Place a new order.`,
    zh: (d) => `报货单 ${d.order} ${zhOf(d.status)}，不能撤回，请重新报货。`,
  },
  "order/taken-by-run": {
    status: 409,
    en: (d) =>
      `Order ${d.order} is already in a delivery run. Ask the DC to void the delivery if it has not been picked.`,
    zh: (d) => `报货单 ${d.order} 已生成配送单；如尚未拣货，请联系配送中心作废。`,
  },
  "order/cut-off-passed": {
    status: 422,
    en: (d) => `The cut-off of order ${d.order} has passed. Ask the DC to cancel it.`,
    zh: (d) => `报货单 ${d.order} 已过截单时间，请联系配送中心处理。`,
  },
  "coupon/not-usable": {
    status: 422,
    en: (d) =>
      `Coupons cannot be used: ${d.coupons.map((c) => `${c.code} (${c.reason})`).join(", ")}. Send the order without them.`,
    zh: (d) =>
      `优惠券不可用：${d.coupons.map((c) => `${c.code}（${c.reason}）`).join("、")}，请去掉后重新提交。`,
  },
});

const NAMED_LINES_MAX = 5;

function named(lines: readonly RefusedLine[], wordOf: (status: string) => string): string {
  const first = lines.slice(0, NAMED_LINES_MAX).map((line) => `${line.item}: ${wordOf(line.status)}`);
  return first.join(", ") + (lines.length > NAMED_LINES_MAX ? ", …" : "");
}

/** States of stores, orders and lines as they stand in a Chinese sentence; in an English one their names are words. */
const zhWords: Record<string, string> = {
  suspended: "已暂停",
  closing: "准备关店",
  closed: "已关店",
  draft: "为草稿",
  pooled: "已入池",
  partly_generated: "已部分生成配送单",
  generated: "已生成配送单",
  completed: "已完成",
  cancelled: "已作废",
  expired: "已过期",
  unknown_item: "商品不存在",
  not_orderable: "不可报货",
  not_in_plan: "不在配送方案内",
  no_source: "没有配送中心可供货",
  outside_template: "不在当前报货时段内",
  wrong_multiple: "数量不是倍数",
};

const zhOf = (status: string) => zhWords[status] ?? status;
const enOf = (status: string) => status.replaceAll("_", " ");
