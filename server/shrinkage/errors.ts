import { refusals } from "@/server/shared/domain-error";

/** What writing goods off refuses, in the words people read. */
export const refuse = refusals<{
  "shrinkage/unknown": { shrinkage: string };
  "shrinkage/item-twice": { item: string };
  "shrinkage/reason-missing": unknown;
  "shrinkage/on-the-truck": { lines: { item: string; there: number; onTheTruck: number; asked: number }[] };
  "shrinkage/no-photo-now": { shrinkage: string; status: string };
  "shrinkage/not-pending": { shrinkage: string; status: string };
  "shrinkage/own-report": { shrinkage: string };
  "shrinkage/rejection-unexplained": { shrinkage: string };
  "shrinkage/not-posted": { shrinkage: string; status: string };
  "shrinkage/not-yours": { shrinkage: string };
}>({
  "shrinkage/unknown": {
    status: 404,
    en: (d) => `There is no write-off ${d.shrinkage}.`,
    zh: (d) => `没有报损单 ${d.shrinkage}。`,
  },
  "shrinkage/item-twice": {
    status: 422,
    en: (d) => `${d.item} is on the write-off twice. One line has it all.`,
    zh: (d) => `商品 ${d.item} 重复，同一商品请合为一行。`,
  },
  "shrinkage/on-the-truck": {
    status: 422,
    en: (d) =>
      `Not here yet: ${d.lines
        .map((l) => `${l.item} ${l.there} in the store, ${l.onTheTruck} on the truck, not ${l.asked}`)
        .join("; ")}. Confirm the delivery first; what came broken is reported there.`,
    zh: (d) =>
      `商品尚未到店：${d.lines
        .map((l) => `${l.item} 店内 ${l.there}，在途 ${l.onTheTruck}，不能报损 ${l.asked}`)
        .join("；")}。请先确认到货；到货破损请在配送单上报。`,
  },
  "shrinkage/reason-missing": {
    status: 422,
    en: () => "Say in a few words what happened.",
    zh: () => "请简单说明原因。",
  },
  "shrinkage/no-photo-now": {
    status: 409,
    en: (d) => `Write-off ${d.shrinkage} is ${d.status}; a photo changes nothing any more.`,
    zh: (d) => `报损单 ${d.shrinkage} ${zhStates[d.status] ?? d.status}，不能再加照片。`,
  },
  "shrinkage/not-pending": {
    status: 409,
    en: (d) => `Write-off ${d.shrinkage} is ${d.status}; there is nothing to decide.`,
    zh: (d) => `报损单 ${d.shrinkage} ${zhStates[d.status] ?? d.status}，无须审核。`,
  },
  "shrinkage/rejection-unexplained": {
    status: 422,
    en: (d) => `Say why ${d.shrinkage} is rejected; the store reads it.`,
    zh: (d) => `请填写驳回 ${d.shrinkage} 的原因，门店会看到。`,
  },
  "shrinkage/own-report": {
    status: 403,
    en: (d) => `You reported ${d.shrinkage} yourself. Somebody else must approve it.`,
    zh: (d) => `报损单 ${d.shrinkage} 由您本人提交，须由他人审核。`,
  },
  "shrinkage/not-posted": {
    status: 409,
    en: (d) => `Write-off ${d.shrinkage} is ${d.status}; nothing has left the stock.`,
    zh: (d) => `报损单 ${d.shrinkage} ${zhStates[d.status] ?? d.status}，未扣减库存。`,
  },
  "shrinkage/not-yours": {
    status: 403,
    en: (d) => `Headquarters take back ${d.shrinkage}: it is of a direct store.`,
    zh: (d) => `报损单 ${d.shrinkage} 属于直营店，由总部红冲。`,
  },
});

const zhStates: Record<string, string> = {
  draft: "缺照片",
  pending: "待审核",
  posted: "已过账",
  rejected: "已驳回",
  reversed: "已红冲",
};
