import { refusals } from "@/server/shared/domain-error";

/** What receiving from suppliers in a store refuses, in the words people read; what a receipt may bring is `receipt/…`. */
export const refuse = refusals({
  "direct/unknown": {
    status: 404,
    en: (d: { receipt: string }) => `There is no receipt ${d.receipt}. Check its number.`,
    zh: (d) => `直送收货单 ${d.receipt} 不存在，请核对单号。`,
  },
  "direct/unknown-order": {
    status: 404,
    en: (d: { order: string }) => `This store has no order ${d.order} with a supplier. Check its number.`,
    zh: (d) => `本店没有直送订单 ${d.order}，请核对单号。`,
  },
  "direct/order-closed": {
    status: 409,
    en: (d: { order: string }) => `Order ${d.order} is closed. Receive the goods without it.`,
    zh: (d) => `直送订单 ${d.order} 已关闭，请按无单收货办理。`,
  },
  "direct/item-twice": {
    status: 422,
    en: (d: { item: string }) => `${d.item} is there twice. One line has it all.`,
    zh: (d) => `商品 ${d.item} 重复，同一商品请合为一行。`,
  },
  "direct/goods-gone": {
    status: 422,
    en: (d: { receipt: string; lines: { item: string; received: number; onHand: number }[] }) =>
      `Goods of ${d.receipt} are gone: ${d.lines
        .map((l) => `${l.item} received ${l.received}, on hand ${l.onHand}`)
        .join("; ")}. Correct what is left by a count or a write-off.`,
    zh: (d) =>
      `收货单 ${d.receipt} 的商品已售出：${d.lines
        .map((l) => `${l.item} 收 ${l.received}，现有 ${l.onHand}`)
        .join("；")}。剩余部分请用盘点或报损更正。`,
  },
  "direct/not-yours": {
    status: 403,
    en: (d: { receipt: string }) => `In a direct store headquarters take ${d.receipt} back.`,
    zh: (d) => `直营店的收货单 ${d.receipt} 由总部红冲。`,
  },
});
