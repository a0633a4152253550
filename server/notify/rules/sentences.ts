import type { MessageDetails, MessageKind } from "@/server/notify/schema";
import type { Locale } from "@/server/shared/domain-error";
import { differenceKinds } from "./difference-sentences";
import { returnKinds } from "./return-sentences";
import { because, blockedTexts, lostWords, moment, named, yuan } from "./sentence-parts";
import { tillKinds } from "./till-sentences";

/** A message as somebody reads it: what happened, then the numbers and what to do. */
export interface Telling {
  title: string;
  text: string;
}

export interface Kind<Details> {
  /** Whether it also goes out by SMS: what cannot wait until somebody opens the app. */
  isSms: boolean;
  say: Record<Locale, (details: Details) => Telling>;
  /** What the template that a provider has approved is filled with, in this order. */
  fill: (details: Details, locale: Locale) => string[];
}

/** Every kind of message: its channels and its sentences. A kind without both languages does not compile. */
export const kinds: { [K in MessageKind]: Kind<MessageDetails[K]> } = {
  "order.blocked": {
    isSms: true,
    say: {
      en: (d) => ({
        title:
          d.code === "account/cod-overdue"
            ? `Order ${d.order} is blocked: a delivery is unpaid`
            : `Order ${d.order} is blocked: ${yuan(d.shortfall)} short`,
        text: blockedTexts.en(d),
      }),
      zh: (d) => ({
        title:
          d.code === "account/cod-overdue"
            ? `订单 ${d.order} 未能配送：有货款逾期`
            : `订单 ${d.order} 未能配送：差 ${yuan(d.shortfall)}`,
        text: blockedTexts.zh(d),
      }),
    },
    fill: (d, locale) => [d.store, d.order, d.shortfall, moment(d.nextRunAt, locale)],
  },
  "order.item_stopped": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Order ${d.order}: ${d.items.length === 1 ? "an item is" : `${d.items.length} items are`} stopped for safety`,
        text: `${d.storeName} (${d.store}) will not get ${named(d.items, "en")}: ${because(d.reason, "en")}. Nothing of it is charged. ${
          d.isRestWaiting
            ? "The rest of the order comes as planned."
            : "Nothing else of the order was waiting."
        } If you have it on the shelf, ask headquarters what to do with it.`,
      }),
      zh: (d) => ({
        title: `订单 ${d.order}：${d.items.length} 种商品因安全原因停供`,
        text: `${d.storeName}（${d.store}）的${named(d.items, "zh")}不再配送：${because(d.reason, "zh")}。不扣货款。${
          d.isRestWaiting ? "订单其余商品照常配送。" : "该订单没有其他待配商品。"
        }货架上若有此商品，请联系总部处理。`,
      }),
    },
    fill: (d) => [d.store, d.order, String(d.items.length)],
  },
  "order.promotion_stripped": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Order ${d.order}: the promotion ${d.promotion} does not count`,
        text: `Headquarters took it out of what still waits of the order of ${d.storeName} (${d.store}): ${because(d.reason, "en")}. ${lostWords.en(d)}`,
      }),
      zh: (d) => ({
        title: `订单 ${d.order}：促销“${d.promotion}”不再有效`,
        text: `总部已将其从${d.storeName}（${d.store}）该订单的待配部分中取消：${because(d.reason, "zh")}。${lostWords.zh(d)}`,
      }),
    },
    fill: (d) => [d.store, d.order, d.discount],
  },
  "delivery.short": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `${d.storeName}: ${d.items.length === 1 ? "one item is" : `${d.items.length} items are`} short in the next delivery`,
        text: `Delivery order ${d.delivery} of ${d.storeName} (${d.store}) comes without ${named(d.items, "en")}. You pay only for what comes; discounts and gifts of the order stay.`,
      }),
      zh: (d) => ({
        title: `${d.storeName}本次配送有 ${d.items.length} 种商品缺货`,
        text: `${d.storeName}（${d.store}）的配送单 ${d.delivery} 缺 ${named(d.items, "zh")}。只收实发货款，订单的优惠和赠品不变。`,
      }),
    },
    fill: (d) => [d.store, d.delivery, String(d.items.length)],
  },
  "deposit.approved": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `${yuan(d.received)} is on your account`,
        text:
          d.received === d.declared
            ? `Deposit slip ${d.deposit} is approved. Account ${d.account} has ${yuan(d.received)} more.`
            : `Deposit slip ${d.deposit} is approved for what arrived: ${yuan(d.received)}, declared ${yuan(d.declared)}. Account ${d.account}.`,
      }),
      zh: (d) => ({
        title: `${yuan(d.received)} 已到账`,
        text:
          d.received === d.declared
            ? `存款单 ${d.deposit} 已审核，账户 ${d.account} 增加 ${yuan(d.received)}。`
            : `存款单 ${d.deposit} 已按实到金额审核：实到 ${yuan(d.received)}，申报 ${yuan(d.declared)}。账户 ${d.account}。`,
      }),
    },
    fill: (d) => [d.deposit, d.received],
  },
  "deposit.rejected": {
    isSms: true,
    say: {
      en: (d) => ({
        title: `Deposit slip ${d.deposit} was rejected`,
        text: `${yuan(d.declared)} for account ${d.account} does not count: ${because(d.reason, "en")}. Correct the slip and send it again.`,
      }),
      zh: (d) => ({
        title: `存款单 ${d.deposit} 被驳回`,
        text: `账户 ${d.account} 的 ${yuan(d.declared)} 未入账：${because(d.reason, "zh")}。请更正后重新提交。`,
      }),
    },
    fill: (d, locale) => [d.deposit, d.declared, because(d.reason, locale)],
  },
  "deposit.reversed": {
    isSms: true,
    say: {
      en: (d) => ({
        title: `${yuan(d.received)} was taken back`,
        text: `Deposit slip ${d.deposit} was reversed: ${because(d.reason, "en")}. Account ${d.account} has ${yuan(d.received)} less.`,
      }),
      zh: (d) => ({
        title: `${yuan(d.received)} 已红冲`,
        text: `存款单 ${d.deposit} 已红冲：${because(d.reason, "zh")}。账户 ${d.account} 减少 ${yuan(d.received)}。`,
      }),
    },
    fill: (d, locale) => [d.deposit, d.received, because(d.reason, locale)],
  },
  "deposit.expired": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Deposit slip ${d.deposit} has ended`,
        text: `No money arrived for it: ${yuan(d.declared)}, account ${d.account}. If you have paid, make a new slip with the proof of payment.`,
      }),
      zh: (d) => ({
        title: `存款单 ${d.deposit} 已失效`,
        text: `账户 ${d.account} 的 ${yuan(d.declared)} 未到账。如已转账，请凭付款凭证新建存款单。`,
      }),
    },
    fill: (d) => [d.deposit, d.declared],
  },
  "template.switched": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `The ordering times of ${d.storeName} have changed`,
        text: `The new times of store ${d.store} count from now on: ${because(d.reason, "en")}. Home shows until when you can order.`,
      }),
      zh: (d) => ({
        title: `${d.storeName}报货时间已调整`,
        text: `门店 ${d.store} 的新报货时间即刻生效：${because(d.reason, "zh")}。首页可查看截止时间。`,
      }),
    },
    fill: (d, locale) => [d.store, because(d.reason, locale)],
  },
  "permit.granted": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `${d.storeName} may order until ${moment(d.until, "en")}`,
        text: `Store ${d.store} has a permit for a late order: ${because(d.reason, "en")}. Afterwards the usual times count again.`,
      }),
      zh: (d) => ({
        title: `${d.storeName}可补报至 ${moment(d.until, "zh")}`,
        text: `门店 ${d.store} 获准补报：${because(d.reason, "zh")}。之后恢复正常报货时间。`,
      }),
    },
    fill: (d, locale) => [d.store, moment(d.until, locale), because(d.reason, locale)],
  },
  "item.taken_over": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Headquarters took over ${d.items.length} item(s) of ${d.storeName}`,
        text: `${d.items
          .slice(0, 3)
          .map(({ ownName, name }) => `${ownName} is now ${name}`)
          .join("; ")}. Stock and sales stay; new tags are in the pool.`,
      }),
      zh: (d) => ({
        title: `总部接管了${d.storeName}的 ${d.items.length} 个自建商品`,
        text: `${d.items
          .slice(0, 3)
          .map(({ ownName, name }) => `${ownName} 改为 ${name}`)
          .join("；")}。库存和销售不变，新价签已入池。`,
      }),
    },
    fill: (d) => [d.store, String(d.items.length)],
  },
  "price.decided": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Headquarters decided about ${d.change}`,
        text: `Store ${d.store} ${d.storeName}: ${d.approved} approved, ${d.rejected} rejected. What is approved counts from its day on; its tags come with a delivery.`,
      }),
      zh: (d) => ({
        title: `变价单 ${d.change} 已审核`,
        text: `门店 ${d.store} ${d.storeName}：通过 ${d.approved} 个，驳回 ${d.rejected} 个。通过的到时生效，价签随配送到店。`,
      }),
    },
    fill: (d) => [d.store, d.change, String(d.approved), String(d.rejected)],
  },
  ...differenceKinds,
  ...returnKinds,
  ...tillKinds,
};

/** The message in one language. Details come back from the database as they were written. */
export function tellingOf<K extends MessageKind>(
  kind: K,
  details: MessageDetails[K],
  locale: Locale,
): Telling {
  return kinds[kind].say[locale](details);
}

/** What an SMS says: all of it in one text, what else was kept back by the limit, and where to go. */
export function smsTextOf<K extends MessageKind>(
  kind: K,
  details: MessageDetails[K],
  locale: Locale,
  { more, url }: { more: number; url: string },
): string {
  const { title, text } = tellingOf(kind, details, locale);
  const others = locale === "zh" ? `另有 ${more} 笔。` : ` ${more} more.`;
  const stop = locale === "zh" ? "。" : ". ";
  return `${title}${stop}${text}${more > 0 ? others : ""}${url === "" ? "" : ` ${url}`}`;
}
