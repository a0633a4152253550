import type { MessageDetails } from "@/server/notify/schema";
import type { Locale } from "@/server/shared/domain-error";

/** "1240.00" as people read it: ¥1,240.00. */
export const yuan = (text: string) => `¥${text.replace(/\B(?=(\d{3})+\.)/g, ",")}`;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-03-10T16:40:00+08:00" in the company's zone: 3月10日 16:40, 10 Mar 16:40. */
export function moment(at: string, locale: Locale): string {
  const [month = 0, day = 0] = at.slice(5, 10).split("-").map(Number);
  const time = at.slice(11, 16);
  return locale === "zh" ? `${month}月${day}日 ${time}` : `${day} ${months[month - 1]} ${time}`;
}

/** The reasons for which the desk has a key; any other was typed by a person. */
const reasonWords: Record<string, Record<Locale, string>> = {
  not_in_bank: { en: "the bank shows no such money", zh: "银行未见到款" },
  amount_differs: { en: "the amount differs from the bank's", zh: "金额与银行不符" },
  unreadable: { en: "the photo cannot be read", zh: "凭证照片看不清" },
  duplicate: { en: "it was declared before", zh: "重复提交" },
  wrong_payer: { en: "the payer is not known for this account", zh: "付款人与账户不符" },
  wrong_receiver: { en: "it was paid to another receiver", zh: "收款账户有误" },
  wrong_account: { en: "it belongs to another account", zh: "资金账户有误" },
  bounced: { en: "the bank has taken the money back", zh: "银行已退款" },
};

/** Why, inside a sentence: a typed reason loses its own full stop. */
export const because = (reason: string, locale: Locale) =>
  reasonWords[reason]?.[locale] ?? reason.replace(/[.。\s]+$/, "");

/** Why an order was not generated and what its owner can do before the next run (R15, R05). */
export const blockedTexts: Record<Locale, (d: MessageDetails["order.blocked"]) => string> = {
  en: (d) => {
    const run = `before ${moment(d.nextRunAt, "en")}, the next run, or the order is not delivered then either.`;
    const store = `${d.storeName} (${d.store})`;
    if (d.code === "account/cod-overdue")
      return `${store} has a delivery that has been unpaid for too long. Pay it ${run}`;
    if (d.code === "account/cod-limit")
      return `${store} is ${yuan(d.shortfall)} over its limit for unpaid deliveries. Pay open deliveries ${run}`;
    return `${store} needs ${yuan(d.needed)}, ${yuan(d.available)} is available. Pay ${yuan(d.shortfall)} ${run}`;
  },
  zh: (d) => {
    const run = `下一班 ${moment(d.nextRunAt, "zh")} 前`;
    const store = `${d.storeName}（${d.store}）`;
    if (d.code === "account/cod-overdue")
      return `${store}有配送单逾期未付。请在${run}付清，否则该订单仍无法配送。`;
    if (d.code === "account/cod-limit")
      return `${store}的未付货款超出额度 ${yuan(d.shortfall)}。请在${run}结清部分货款，否则该订单仍无法配送。`;
    return `${store}需要 ${yuan(d.needed)}，可用 ${yuan(d.available)}。请在${run}存入 ${yuan(d.shortfall)}，否则该订单仍无法配送。`;
  },
};

/** Items named in a message; the order shows all of them. */
const namedMax = 4;

/** "Milk 24 pcs, Yoghurt 12 pcs and 3 more". */
export function named(items: MessageDetails["order.item_stopped"]["items"], locale: Locale): string {
  const shown = items.slice(0, namedMax).map(({ name, qty, unit }) => `${name} ${qty} ${unit}`);
  const more = items.length - shown.length;
  if (locale === "zh") return shown.join("、") + (more > 0 ? ` 等 ${items.length} 种商品` : "");
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** What an order loses with a promotion that is taken out of it. */
export const lostWords: Record<Locale, (d: MessageDetails["order.promotion_stripped"]) => string> = {
  en: ({ discount, hasGifts }) =>
    [
      discount !== "0.00" && `It costs ${yuan(discount)} more.`,
      hasGifts && "The gifts do not come.",
      discount === "0.00" && !hasGifts && "Its coupons will not be issued.",
    ]
      .filter(Boolean)
      .join(" "),
  zh: ({ discount, hasGifts }) =>
    [
      discount !== "0.00" && `货款增加 ${yuan(discount)}。`,
      hasGifts && "赠品不再配送。",
      discount === "0.00" && !hasGifts && "不再发放该促销的优惠券。",
    ]
      .filter(Boolean)
      .join(""),
};
