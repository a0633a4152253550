import { refusals } from "@/server/shared/domain-error";

interface CheckOf {
  delivery: string;
}

/** What checking refuses, in the words people read. */
export const refuse = refusals<{
  "check/not-drawn": CheckOf;
  "check/ended": CheckOf & { status: string };
  "check/too-late": CheckOf & { status: string };
  "check/nothing-picked": CheckOf;
  "check/own-work": CheckOf;
  "check/taken": CheckOf & { by: string };
  "check/unknown-item": CheckOf & { item: string };
  "check/item-twice": CheckOf & { item: string };
  "check/count-first": CheckOf;
  "check/count-again": CheckOf;
  "check/differences-changed": CheckOf & { items: readonly string[] };
  "check/too-many-there": CheckOf & { item: string; counted: number; allocated: number };
  "check/nothing-found": { code: string };
  "check/unknown-dc": { dc: string };
}>({
  "check/not-drawn": {
    status: 404,
    en: (d) => `${d.delivery} is not to be checked. It may be approved as it is.`,
    zh: (d) => `配送单 ${d.delivery} 不需要复核，可以直接审核。`,
  },
  "check/ended": {
    status: 409,
    en: (d) => `The check of ${d.delivery} has ended (${d.status}). Take the next one.`,
    zh: (d) => `配送单 ${d.delivery} 的复核已结束（${d.status}），请复核下一单。`,
  },
  "check/too-late": {
    status: 409,
    en: (d) =>
      `${d.delivery} is ${d.status} and is not checked any more. Its store counts it when it arrives.`,
    zh: (d) => `配送单 ${d.delivery} 的状态是 ${d.status}，不能再复核；由门店收货时清点。`,
  },
  "check/nothing-picked": {
    status: 409,
    en: (d) => `Nothing was picked of ${d.delivery}. There is nothing to count; void it.`,
    zh: (d) => `配送单 ${d.delivery} 没有拣到货，无需复核，请作废。`,
  },
  "check/own-work": {
    status: 403,
    en: (d) => `You have picked of ${d.delivery} yourself. Somebody else has to check it.`,
    zh: (d) => `配送单 ${d.delivery} 有您拣的货，请由其他人复核。`,
  },
  "check/taken": {
    status: 409,
    en: (d) => `${d.by} is checking ${d.delivery}. Take another one.`,
    zh: (d) => `${d.by} 正在复核配送单 ${d.delivery}，请复核其他单据。`,
  },
  "check/unknown-item": {
    status: 422,
    en: (d) => `No item has the code or barcode ${d.item}. Take it out of the count of ${d.delivery}.`,
    zh: (d) => `没有编码或条码为 ${d.item} 的商品，请从配送单 ${d.delivery} 的清点中删除。`,
  },
  "check/item-twice": {
    status: 422,
    en: (d) => `${d.item} is counted twice for ${d.delivery}. Give its total once.`,
    zh: (d) => `配送单 ${d.delivery} 的 ${d.item} 出现了两次，请只填写一次合计数量。`,
  },
  "check/count-first": {
    status: 409,
    en: (d) => `Count ${d.delivery} first, then decide what becomes of the differences.`,
    zh: (d) => `请先清点配送单 ${d.delivery}，再处理差异。`,
  },
  "check/count-again": {
    status: 409,
    en: (d) => `Count ${d.delivery} a second time before its quantities are changed.`,
    zh: (d) => `请先对配送单 ${d.delivery} 再清点一次，再更改数量。`,
  },
  "check/differences-changed": {
    status: 409,
    en: (d) => `The differences of ${d.delivery} are now: ${d.items.join(", ")}. Decide on these.`,
    zh: (d) => `配送单 ${d.delivery} 现有差异：${d.items.join("、")}，请对这些商品作出处理。`,
  },
  "check/too-many-there": {
    status: 422,
    en: (d) =>
      `${d.counted} of ${d.item} is more than the ${d.allocated} that ${d.delivery} may bring. Take the rest out.`,
    zh: (d) => `${d.delivery} 的 ${d.item} 清点 ${d.counted}，超过分配的 ${d.allocated}，请取出多余的。`,
  },
  "check/unknown-dc": {
    status: 404,
    en: (d) => `There is no DC ${d.dc}. Check its code.`,
    zh: (d) => `配送中心 ${d.dc} 不存在，请核对编码。`,
  },
  "check/nothing-found": {
    status: 404,
    en: (d) =>
      `Nothing that waits for a check has the code ${d.code}. Scan a delivery order, a tote or a case.`,
    zh: (d) => `没有找到待复核的 ${d.code}，请扫描配送单、周转箱或整件标签。`,
  },
});
