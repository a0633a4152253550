import { refusals } from "@/server/shared/domain-error";

/** What the money of cash-on-delivery stores refuses, in the words people read. */
export const refuse = refusals<{
  "cod/cash-forbidden": unknown;
  "cod/unknown-store": { store: string };
  "cod/no-due": { delivery: string };
  "cod/not-payable": { delivery: string; status: string };
  "cod/other-store": { delivery: string; store: string };
  "cod/too-much": { of: string; owed: string; asked: string };
  "cod/parts-differ": { amount: string; parts: string };
  "cod/named-twice": { delivery: string };
  "cod/reference-used": { reference: string; payment: string };
  "cod/no-credit": { delivery: string; credit: string; asked: string };
  "cod/unknown-payment": { payment: string };
  "cod/cannot-reverse": { payment: string };
  "cod/own-payment": { payment: string };
  "cod/payment-used": { payment: string; delivery: string; paid: string };
}>({
  "cod/cash-forbidden": {
    status: 422,
    en: () => "Cash is not accepted. Let the store pay by QR code and enter the number of that payment.",
    zh: () => "不接受现金。请门店扫码付款，并填写该笔付款的流水号。",
  },
  "cod/unknown-store": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "cod/no-due": {
    status: 404,
    en: (d) => `Delivery order ${d.delivery} is not one that is paid on delivery.`,
    zh: (d) => `配送单 ${d.delivery} 不是货到付款的配送单。`,
  },
  "cod/not-payable": {
    status: 409,
    en: (d) =>
      `Delivery order ${d.delivery} is ${d.status}: what it costs is known from its approval on, and only until it is taken back.`,
    zh: (d) => `配送单 ${d.delivery} 的状态为 ${d.status}，审核后、作废或红冲前才能收款。`,
  },
  "cod/other-store": {
    status: 422,
    en: (d) => `Delivery order ${d.delivery} is not one of store ${d.store}.`,
    zh: (d) => `配送单 ${d.delivery} 不属于门店 ${d.store}。`,
  },
  "cod/too-much": {
    status: 422,
    en: (d) =>
      `${d.of} still owes ${d.owed}, ${d.asked} is more. Enter what was really paid, at most ${d.owed}.`,
    zh: (d) => `${d.of} 尚欠 ${d.owed}，${d.asked} 超出应付。请填写实付金额，最多 ${d.owed}。`,
  },
  "cod/parts-differ": {
    status: 422,
    en: (d) => `The deliveries add up to ${d.parts}, the payment is ${d.amount}. They must be equal.`,
    zh: (d) => `各配送单合计 ${d.parts}，付款为 ${d.amount}，两者必须一致。`,
  },
  "cod/named-twice": {
    status: 422,
    en: (d) => `Delivery order ${d.delivery} is named twice. Add its amounts up.`,
    zh: (d) => `配送单 ${d.delivery} 出现两次，请合并金额。`,
  },
  "cod/reference-used": {
    status: 409,
    en: (d) =>
      `Number ${d.reference} is recorded already, as ${d.payment}. One payment counts once: check the number.`,
    zh: (d) => `流水号 ${d.reference} 已登记为 ${d.payment}，同一笔付款只能登记一次，请核对流水号。`,
  },
  "cod/no-credit": {
    status: 422,
    en: (d) => `Delivery order ${d.delivery} has a credit of ${d.credit}; ${d.asked} is more.`,
    zh: (d) => `配送单 ${d.delivery} 的多付金额为 ${d.credit}，不足 ${d.asked}。`,
  },
  "cod/unknown-payment": {
    status: 404,
    en: (d) => `There is no payment ${d.payment}.`,
    zh: (d) => `没有收款单 ${d.payment}。`,
  },
  "cod/cannot-reverse": {
    status: 409,
    en: (d) => `${d.payment} is itself a reversal and stays as it is. Record the payment anew.`,
    zh: (d) => `${d.payment} 本身是红冲单，不能再红冲，请重新登记收款。`,
  },
  "cod/own-payment": {
    status: 403,
    en: (d) => `You recorded ${d.payment} yourself. Somebody else must reverse it.`,
    zh: (d) => `${d.payment} 由您本人登记，须由他人红冲。`,
  },
  "cod/payment-used": {
    status: 409,
    en: (d) =>
      `Of ${d.payment} only ${d.paid} is left on delivery order ${d.delivery}: the rest was paid back or used. Reverse that first.`,
    zh: (d) =>
      `${d.payment} 在配送单 ${d.delivery} 上仅剩 ${d.paid}，其余已退回或冲抵，请先红冲该退款或冲抵。`,
  },
});
