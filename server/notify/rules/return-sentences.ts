import type { MessageDetails, MessageKind } from "@/server/notify/schema";
import { because, named, yuan } from "./sentence-parts";
import type { Kind } from "./sentences";

type ReturnMessage = Extract<MessageKind, "return.decided" | "return.settled" | "recall.opened">;

const few = (items: readonly string[], comma: string) =>
  `${items.slice(0, 4).join(comma)}${items.length > 4 ? `${comma}…` : ""}`;

/** What stores are told of their returns, and of what headquarters want back. */
export const returnKinds: { [K in ReturnMessage]: Kind<MessageDetails[K]> } = {
  "return.decided": {
    isSms: false,
    say: {
      en: (d) => ({
        title: d.isApproved ? `Return ${d.return} is approved` : `Return ${d.return} is rejected`,
        text: `${
          d.isApproved
            ? `The next truck takes the goods of ${d.storeName} (${d.store}) along.`
            : `The goods stay with ${d.storeName} (${d.store}).`
        }${d.reason === "" ? "" : ` Headquarters: ${because(d.reason, "en")}.`}`,
      }),
      zh: (d) => ({
        title: d.isApproved ? `退货单 ${d.return} 已批准` : `退货单 ${d.return} 已驳回`,
        text: `${
          d.isApproved
            ? `下一班车到${d.storeName}（${d.store}）取件。`
            : `商品留在${d.storeName}（${d.store}）。`
        }${d.reason === "" ? "" : `总部意见：${because(d.reason, "zh")}。`}`,
      }),
    },
    fill: (d) => [d.store, d.return],
  },
  "return.settled": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Return ${d.return}: ${yuan(d.credit)} credited`,
        text: `${
          d.items.length === 0
            ? `Everything that ${d.storeName} (${d.store}) returned was accepted.`
            : `${d.storeName} (${d.store}) gets back what was not accepted: ${named(d.items, "en")}.`
        }${d.clawback === "0.00" ? "" : ` Gifts that are no longer earned cost ${yuan(d.clawback)}.`}`,
      }),
      zh: (d) => ({
        title: `退货单 ${d.return}：已入账 ${yuan(d.credit)}`,
        text: `${
          d.items.length === 0
            ? `${d.storeName}（${d.store}）的退货已全部验收。`
            : `未验收的商品退回${d.storeName}（${d.store}）：${named(d.items, "zh")}。`
        }${d.clawback === "0.00" ? "" : `因不再满足赠送条件，扣回赠品 ${yuan(d.clawback)}。`}`,
      }),
    },
    fill: (d) => [d.store, d.return, d.credit],
  },
  "recall.opened": {
    isSms: true,
    say: {
      en: (d) => ({
        title: `Recall ${d.recall}: take goods off the shelf`,
        text: `${d.storeName} (${d.store}) may have ${few(d.items, ", ")}: ${because(d.reason, "en")}. Return what is there; it does not count on the quota.`,
      }),
      zh: (d) => ({
        title: `召回 ${d.recall}：请立即下架`,
        text: `${d.storeName}（${d.store}）可能有 ${few(d.items, "、")}：${because(d.reason, "zh")}。请退回现有库存，不占退货额度。`,
      }),
    },
    fill: (d) => [d.store, d.recall],
  },
};
