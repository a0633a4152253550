import { refusals } from "@/server/shared/domain-error";

/** What the places of a DC and the moves between them refuse, in the words people read. */
export const refusePlace = refusals<{
  "place/is-face": { place: string; item: string };
  "place/in-use": { place: string };
  "move/unknown-place": { place: string; item: string };
  "move/same-place": { place: string };
  "move/not-there": { item: string; place: string; there: number; asked: number };
  "move/other-goods": { task: number };
  "move/other-place": { task: number; place: string; wanted: string };
  "move/unknown-task": { task: number };
}>({
  "place/is-face": {
    status: 409,
    en: (d) =>
      `Item ${d.item} is picked at ${d.place}: it is a pick face and cannot be a reserve place or a dock.`,
    zh: (d) => `${d.place} 是商品 ${d.item} 的拣货位，不能再作存储位或收货区。`,
  },
  "place/in-use": {
    status: 409,
    en: (d) => `Goods lie at ${d.place}, or are on their way there. Move them first.`,
    zh: (d) => `${d.place} 还有商品，或有商品正要移入，请先移走。`,
  },
  "move/unknown-place": {
    status: 422,
    en: (d) =>
      `${d.place} is neither the pick face of item ${d.item} nor a place of this distribution centre.`,
    zh: (d) => `${d.place} 既不是商品 ${d.item} 的拣货位，也不是本仓的存储位或收货区。`,
  },
  "move/same-place": {
    status: 422,
    en: (d) => `The goods lie at ${d.place} already. Scan another place.`,
    zh: (d) => `商品本来就在 ${d.place}，请扫描另一个货位。`,
  },
  "move/not-there": {
    status: 409,
    en: (d) =>
      `By the book ${d.there} of item ${d.item} lie at ${d.place}, not ${d.asked}. Count the place if more lie there.`,
    zh: (d) => `账上 ${d.place} 只有商品 ${d.item} ${d.there}，不足 ${d.asked}；实物更多时请盘点该货位。`,
  },
  "move/other-goods": {
    status: 409,
    en: (d) => `Move ${d.task} is for other goods, or takes them from another place.`,
    zh: (d) => `移库任务 ${d.task} 移的是别的商品，或从别的货位取货。`,
  },
  "move/other-place": {
    status: 409,
    en: (d) => `The goods of move ${d.task} belong at ${d.wanted}, not at ${d.place}.`,
    zh: (d) => `移库任务 ${d.task} 的商品应放到 ${d.wanted}，不是 ${d.place}。`,
  },
  "move/unknown-task": {
    status: 404,
    en: (d) => `There is no move ${d.task} at this distribution centre.`,
    zh: (d) => `该配送中心没有移库任务 ${d.task}。`,
  },
});
