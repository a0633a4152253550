import { refusals } from "@/server/shared/domain-error";

interface PaperAgain {
  paper: string;
  by: string;
  times: number;
}

interface Trip {
  wave: string;
  dc: string;
  route: string;
}

export const refuse = refusals({
  "paper/reason-missing": {
    status: 422,
    en: (d: PaperAgain) =>
      `This was printed ${d.times} time(s) already, last by ${d.by}. Say why it is printed again.`,
    zh: (d) => `这份单据已打印 ${d.times} 次，最近一次由 ${d.by} 打印。请填写重新打印的原因。`,
  },
  "paper/nothing": {
    status: 409,
    en: (d: { wave: string }) =>
      `There is nothing to print of this in wave ${d.wave}. Release it first, or choose another paper.`,
    zh: (d) => `波次 ${d.wave} 没有可打印的内容，请先下发，或选择其他单据。`,
  },
  "paper/unknown-print": {
    status: 404,
    en: () => "There is no such print of yours. Print it again from the wave.",
    zh: () => "没有这次打印记录，请从波次重新打印。",
  },
  "paper/expired": {
    status: 409,
    en: (d: { minutes: number }) =>
      `This file was for one print, ${d.minutes} minutes long. Print it again from the wave.`,
    zh: (d) => `该文件仅供一次打印，有效 ${d.minutes} 分钟。请从波次重新打印。`,
  },
  "dock/no-tags": {
    status: 409,
    en: (d: { wave: string }) => `No tag waits for the stores of wave ${d.wave}.`,
    zh: (d) => `波次 ${d.wave} 的门店没有待打印的价签。`,
  },
  "dock/unknown-tag-batch": {
    status: 404,
    en: (d: { batch: number }) => `There is no print of tags ${d.batch}.`,
    zh: (d) => `没有价签打印批次 ${d.batch}。`,
  },
  "dock/unknown-trip": {
    status: 404,
    en: (d: Trip) => `Wave ${d.wave} sends nothing from DC ${d.dc} to the stops of route ${d.route}.`,
    zh: (d) => `波次 ${d.wave} 没有从配送中心 ${d.dc} 发往线路 ${d.route} 的货。`,
  },
  "dock/not-loaded": {
    status: 409,
    en: (d: { count: number; stores: readonly string[] }) =>
      `${d.count} label(s) are not on the truck yet, for ${d.stores.join(", ")}. Load them, or confirm that they stay behind.`,
    zh: (d) => `还有 ${d.count} 件未装车（门店 ${d.stores.join("、")}），请装车，或确认留下。`,
  },
  "dock/void-loaded": {
    status: 409,
    en: (d: { codes: readonly string[] }) =>
      `${d.codes.join(", ")} stand on the truck and are void. Take them off and scan them off.`,
    zh: (d) => `${d.codes.join("、")} 已作废但仍在车上，请卸下并扫码卸车。`,
  },
  "dock/unknown-store": {
    status: 404,
    en: (d: { wave: string; store: string }) => `Store ${d.store} gets nothing in wave ${d.wave}.`,
    zh: (d) => `门店 ${d.store} 在波次 ${d.wave} 中没有货。`,
  },
  "dock/handed-over": {
    status: 409,
    en: (d: { store: string; by: string; signedBy: string }) =>
      `${d.by} has handed over to ${d.store} already; ${d.signedBy} signed.`,
    zh: (d) => `门店 ${d.store} 已由 ${d.by} 交接，${d.signedBy} 已签收。`,
  },
  "dock/other-label": {
    status: 422,
    en: (d: { codes: readonly string[]; store: string }) =>
      `${d.codes.join(", ")} did not go to store ${d.store} on this truck.`,
    zh: (d) => `${d.codes.join("、")} 不是本车送往门店 ${d.store} 的货件。`,
  },
  "dock/unknown-handover": {
    status: 404,
    en: () => "There is no such handover. It may not have been sent yet.",
    zh: () => "没有这次交接记录，可能尚未上传。",
  },
  "dock/not-left": {
    status: 409,
    en: (d: Trip) => `The truck of wave ${d.wave} to route ${d.route} has not left yet.`,
    zh: (d) => `波次 ${d.wave} 线路 ${d.route} 的车尚未发车。`,
  },
  "dock/returned": {
    status: 409,
    en: (d: { by: string }) => `${d.by} has counted what this truck brought back already.`,
    zh: (d) => `${d.by} 已清点过本车带回的容器。`,
  },
  "dock/no-store": {
    status: 404,
    en: (d: { store: string }) => `There is no store ${d.store}.`,
    zh: (d) => `没有门店 ${d.store}。`,
  },
  "dock/unknown-delivery": {
    status: 404,
    en: (d: { delivery: string }) => `There is no delivery order ${d.delivery}.`,
    zh: (d) => `没有配送单 ${d.delivery}。`,
  },
  "dock/reason-missing": {
    status: 422,
    en: (d: { count: number }) => `${d.count} label(s) stay behind. Say why.`,
    zh: (d) => `有 ${d.count} 件留下不发，请填写原因。`,
  },
});
