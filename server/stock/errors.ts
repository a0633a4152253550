import { refusals } from "@/server/shared/domain-error";

/** What the stock books refuse, in the words people read. */
export const refuse = refusals<{
  "stock/store-unknown": { store: string };
  "stock/dc-unknown": { dc: string };
  "stock/item-unknown": { item: string };
}>({
  "stock/store-unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "stock/dc-unknown": {
    status: 404,
    en: (d) => `There is no distribution centre ${d.dc}. Check its code.`,
    zh: (d) => `没有配送中心 ${d.dc}，请核对编号。`,
  },
  "stock/item-unknown": {
    status: 404,
    en: (d) => `There is no item ${d.item}. Check the code.`,
    zh: (d) => `没有商品 ${d.item}，请核对编码。`,
  },
});
