import type { MessageDetails } from "@/server/notify/schema";
import type { Locale } from "@/server/shared/domain-error";
import { named, yuan } from "./sentence-parts";
import type { Kind } from "./sentences";

type Decided = MessageDetails["difference.decided"];

/** What the decision means in money: nothing, money back or less to pay, or more for what came too much. */
const moneyWords: Record<Locale, (d: Decided) => string> = {
  en: ({ credit, payment }) => {
    if (credit === "0.00") return "No money moves.";
    if (credit.startsWith("-")) return `What came too much costs ${yuan(credit.slice(1))} more.`;
    return payment === "cod" ? `${yuan(credit)} less is to be paid for it.` : `${yuan(credit)} is credited.`;
  },
  zh: ({ credit, payment }) => {
    if (credit === "0.00") return "货款不变。";
    if (credit.startsWith("-")) return `多到的商品增加货款 ${yuan(credit.slice(1))}。`;
    return payment === "cod" ? `应付货款减少 ${yuan(credit)}。` : `货款 ${yuan(credit)} 已退回账户。`;
  },
};

const titleWords: Record<Locale, Record<Decided["status"], (no: string) => string>> = {
  en: {
    accepted: (no) => `Difference ${no} is accepted`,
    part_accepted: (no) => `Difference ${no} is accepted in part`,
    rejected: (no) => `Difference ${no} is rejected`,
  },
  zh: {
    accepted: (no) => `到货差异 ${no} 已接受`,
    part_accepted: (no) => `到货差异 ${no} 部分接受`,
    rejected: (no) => `到货差异 ${no} 被驳回`,
  },
};

/** What a store is told of the differences that it reported. */
export const differenceKinds: { "difference.decided": Kind<Decided> } = {
  "difference.decided": {
    isSms: false,
    say: {
      en: (d) => ({
        title: titleWords.en[d.status](d.difference),
        text: `${d.storeName} (${d.store}), delivery order ${d.delivery}: ${moneyWords.en(d)}${
          d.items.length === 0 ? "" : ` Not accepted: ${named(d.items, "en")}.`
        }`,
      }),
      zh: (d) => ({
        title: titleWords.zh[d.status](d.difference),
        text: `${d.storeName}（${d.store}）配送单 ${d.delivery}：${moneyWords.zh(d)}${
          d.items.length === 0 ? "" : `未接受：${named(d.items, "zh")}。`
        }`,
      }),
    },
    fill: (d) => [d.store, d.difference, d.credit],
  },
};
