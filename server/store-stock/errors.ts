import { refusals } from "@/server/shared/domain-error";

/** What the stock pages of a store refuse. */
export const refuse = refusals<{
  "store-stock/unknown-store": { store: string };
  "store-stock/unknown-item": { item: string };
}>({
  "store-stock/unknown-store": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "store-stock/unknown-item": {
    status: 404,
    en: (d) => `No item has the code or barcode ${d.item}. Search it by name.`,
    zh: (d) => `没有编码或条码为 ${d.item} 的商品，请按名称查找。`,
  },
});
