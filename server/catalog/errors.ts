import { refusals } from "@/server/shared/domain-error";

/** What the catalogue refuses. */
export const refuse = refusals<{ "item/unknown": { item: string } }>({
  "item/unknown": {
    status: 404,
    en: (d) => `There is no item ${d.item}. Check the item's code.`,
    zh: (d) => `没有商品 ${d.item}，请核对商品编码。`,
  },
});
