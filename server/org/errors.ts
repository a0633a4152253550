import { refusals } from "@/server/shared/domain-error";

const some = (codes: readonly string[]) => codes.slice(0, 5).join(", ");
const someZh = (codes: readonly string[]) => codes.slice(0, 5).join("、");

/** What the directory of stores refuses. */
export const refuse = refusals<{
  "store/unknown": { store: string };
  "group/unknown": { group: string };
  "group/code-taken": { group: string };
  "group/archived": { group: string };
  "group/unknown-stores": { stores: string[] };
  "group/unknown-route": { route: string };
  "group/promotion-counts-on-it": { group: string; promotions: string[] };
}>({
  "store/unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "group/unknown": {
    status: 404,
    en: (d) => `There is no group of stores ${d.group}. Check its code.`,
    zh: (d) => `没有店群 ${d.group}，请核对编号。`,
  },
  "group/code-taken": {
    status: 409,
    en: (d) => `There is a group of stores ${d.group} already. Choose another code, or change that group.`,
    zh: (d) => `店群 ${d.group} 已存在，请换一个编号，或直接修改该店群。`,
  },
  "group/archived": {
    status: 409,
    en: (d) => `The group of stores ${d.group} is archived. Bring it back before you change it.`,
    zh: (d) => `店群 ${d.group} 已归档，请先恢复再修改。`,
  },
  "group/unknown-stores": {
    status: 422,
    en: (d) =>
      `${d.stores.length === 1 ? "One code is" : `${d.stores.length} codes are`} of no open store: ${some(d.stores)}. Correct or remove ${d.stores.length === 1 ? "it" : "them"}.`,
    zh: (d) => `有 ${d.stores.length} 个编号不是营业门店：${someZh(d.stores)}，请更正或删除。`,
  },
  "group/unknown-route": {
    status: 404,
    en: (d) => `There is no route ${d.route}. Check its code.`,
    zh: (d) => `没有线路 ${d.route}，请核对线路编号。`,
  },
  "group/promotion-counts-on-it": {
    status: 409,
    en: (d) =>
      `${some(d.promotions)} is approved for the stores of ${d.group}, by two persons. Change its stores at the promotion, or make another group.`,
    zh: (d) =>
      `促销 ${someZh(d.promotions)} 已由两人为店群 ${d.group} 的门店审批。请在促销中更改门店，或另建店群。`,
  },
});
