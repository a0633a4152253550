import { refusals } from "@/server/shared/domain-error";

/** What the tills' side refuses, in the words people read. */
export const refuse = refusals<{
  "pos/unknown-store": { store: string };
  "pos/batch-differs": { store: string; batch: string };
  "pos/sale-in-future": { item: string; at: string };
}>({
  "pos/unknown-store": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "pos/batch-differs": {
    status: 409,
    en: (d) =>
      `Store ${d.store} has sent batch ${d.batch} before, with other sales in it. Give these a number of their own.`,
    zh: (d) => `门店 ${d.store} 的批次 ${d.batch} 已上传过，内容不同。请为这些销售使用新的批次号。`,
  },
  "pos/sale-in-future": {
    status: 422,
    en: (d) => `A sale of ${d.item} is dated ${d.at}, which has not come yet. Set the till's clock.`,
    zh: (d) => `商品 ${d.item} 的销售时间 ${d.at} 尚未到来，请校准收银机时钟。`,
  },
});
