import { refusals } from "@/server/shared/domain-error";
import { instantWords } from "@/server/shared/instant-text";

/** Why a line cannot be returned, with its numbers. */
export type LineObjection =
  | { item: string; name: string; status: "unknown_item" | "not_in_plan" | "not_returnable" }
  | { item: string; name: string; status: "too_many"; asked: number; returnable: number };

/** A limit that a return goes over; money as people read it. */
export interface LimitObjection {
  /** Code of the category that it is for; null: all goods. */
  category: string | null;
  window: "month" | "cumulative" | "rolling_90d";
  earned: string;
  used: string;
  reserved: string;
  left: string;
  asked: string;
}

const lineWords = {
  en: (line: LineObjection) => {
    if (line.status === "too_many")
      return `${line.name}: ${line.returnable} can still be returned, not ${line.asked}`;
    const why = {
      unknown_item: "is not known",
      not_in_plan: "is not in your plan",
      not_returnable: "cannot be returned",
    };
    return `${line.name} ${why[line.status]}`;
  },
  zh: (line: LineObjection) => {
    if (line.status === "too_many")
      return `${line.name}：最多还可退 ${line.returnable}，不能退 ${line.asked}`;
    const why = { unknown_item: "不存在", not_in_plan: "不在本店配送方案内", not_returnable: "不可退" };
    return `${line.name}${why[line.status]}`;
  },
};
const windowWords = {
  en: { month: "this month", cumulative: "so far", rolling_90d: "in 90 days" },
  zh: { month: "本月", cumulative: "累计", rolling_90d: "近 90 天" },
};
const some = (parts: readonly string[], more: string) =>
  `${parts.slice(0, 5).join(more)}${parts.length > 5 ? `${more}…` : ""}`;

/** What returning goods refuses, in the words people read. */
export const refuse = refusals({
  "return/unknown": {
    status: 404,
    en: (d: { return: string }) => `There is no return ${d.return}. Check its number.`,
    zh: (d) => `退货单 ${d.return} 不存在，请核对单号。`,
  },
  "return/unknown-store": {
    status: 404,
    en: (d: { store: string }) => `There is no store ${d.store}.`,
    zh: (d) => `门店 ${d.store} 不存在。`,
  },
  "return/unknown-category": {
    status: 422,
    en: (d: { category: string }) => `There is no category ${d.category}.`,
    zh: (d) => `分类 ${d.category} 不存在。`,
  },
  "return/item-twice": {
    status: 422,
    en: (d: { item: string }) => `${d.item} is on the return twice. One line has it all.`,
    zh: (d) => `商品 ${d.item} 重复，同一商品请合为一行。`,
  },
  "return/reason-missing": {
    status: 422,
    en: () => "Say in a few words why.",
    zh: () => "请简单说明原因。",
  },
  "return/lines-refused": {
    status: 422,
    en: (d: { lines: readonly LineObjection[] }) =>
      `${some(d.lines.map(lineWords.en), "; ")}. Leave out what cannot be returned.`,
    zh: (d) => `${some(d.lines.map(lineWords.zh), "；")}。请去掉不能退的商品。`,
  },
  "return/over-quota": {
    status: 422,
    en: (d: { limits: readonly LimitObjection[] }) =>
      `${d.limits.map((one) => `${one.left} left ${windowWords.en[one.window]}${one.category ? ` for category ${one.category}` : ""}, ${one.asked} asked (earned ${one.earned}, used ${one.used}, reserved ${one.reserved})`).join("; ")}. Return less, or ask headquarters.`,
    zh: (d) =>
      `${d.limits.map((one) => `${one.category ? `分类 ${one.category} ` : ""}${windowWords.zh[one.window]}退货额度剩余 ${one.left}，本次 ${one.asked}（已得 ${one.earned}，已用 ${one.used}，占用 ${one.reserved}）`).join("；")}。请减少退货，或申请总部特批。`,
  },
  "return/cannot-move": {
    status: 409,
    en: (d: { return: string; status: string; to: string }) =>
      `Return ${d.return} is ${d.status} and cannot become ${d.to}.`,
    zh: (d) => `退货单 ${d.return} ${zhStates[d.status] ?? d.status}，不能变为${zhStates[d.to] ?? d.to}。`,
  },
  "return/unknown-line": {
    status: 422,
    en: (d: { return: string; item: string }) =>
      `${d.return} has no item ${d.item}. Name only items that are on it.`,
    zh: (d) => `${d.return} 中没有商品 ${d.item}，请只填写单据上的商品。`,
  },
  "return/line-missing": {
    status: 422,
    en: (d: { return: string; items: readonly string[] }) =>
      `Say of every item of ${d.return} how much is accepted, 0 for none: ${some(d.items, ", ")}.`,
    zh: (d) => `请填写 ${d.return} 每种商品的验收数量，不收填 0：${some(d.items, "、")}。`,
  },
  "return/accepted-too-many": {
    status: 422,
    en: (d: { return: string; item: string; sent: number; accepted: number }) =>
      `${d.accepted} of ${d.item} is more than the ${d.sent} of ${d.return}.`,
    zh: (d) => `${d.item} 验收 ${d.accepted}，超过 ${d.return} 的退货数量 ${d.sent}。`,
  },
  "return/damaged-too-many": {
    status: 422,
    en: (d: { item: string; accepted: number; damaged: number }) =>
      `${d.damaged} of ${d.item} cannot be damaged when ${d.accepted} are accepted.`,
    zh: (d) => `${d.item} 验收 ${d.accepted}，破损不能为 ${d.damaged}。`,
  },
  "return/already-received": {
    status: 409,
    en: (d: { return: string; at: string }) =>
      `${d.return} was inspected on ${instantWords(d.at, "en")} with other quantities. What was settled stays.`,
    zh: (d) => `${d.return} 已于 ${instantWords(d.at, "zh")} 以其他数量验收，结果不再更改。`,
  },
  "recall/unknown": {
    status: 404,
    en: (d: { recall: string }) => `There is no recall ${d.recall}.`,
    zh: (d) => `召回单 ${d.recall} 不存在。`,
  },
  "recall/closed": {
    status: 409,
    en: (d: { recall: string }) => `Recall ${d.recall} is closed.`,
    zh: (d) => `召回单 ${d.recall} 已结束。`,
  },
  "recall/not-of-it": {
    status: 422,
    en: (d: { recall: string; items: readonly string[] }) =>
      `Recall ${d.recall} does not ask for ${some(d.items, ", ")}. Return that by itself.`,
    zh: (d) => `召回单 ${d.recall} 不包含 ${some(d.items, "、")}，请另行退货。`,
  },
  "recall/item-unknown": {
    status: 422,
    en: (d: { item: string }) => `There is no item ${d.item}.`,
    zh: (d) => `商品 ${d.item} 不存在。`,
  },
});

const zhStates: Record<string, string> = {
  submitted: "待总部审批",
  approved: "待取件",
  collected: "已取件",
  settled: "已结算",
  rejected: "已驳回",
  cancelled: "已取消",
};
