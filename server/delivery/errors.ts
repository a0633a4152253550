import { refusals } from "@/server/shared/domain-error";
import { instantWords } from "@/server/shared/instant-text";

interface StandingDelivery {
  delivery: string;
  status: string;
}

interface PickedLine {
  delivery: string;
  item: string;
}

const named = (deliveries: readonly StandingDelivery[]) =>
  `${deliveries
    .slice(0, 5)
    .map(({ delivery, status }) => `${delivery} (${status})`)
    .join(", ")}${deliveries.length > 5 ? ", …" : ""}`;

/** What to do instead, or first. */
const wayTo = {
  picked: { en: "They have ended: leave them out.", zh: "单据已结束，请排除后重试。" },
  approved: { en: "They have ended: leave them out.", zh: "单据已结束，请排除后重试。" },
  dispatched: {
    en: "Approve what is picked first, leave out what has ended.",
    zh: "请先审核，并排除已结束的单据。",
  },
  delivered: { en: "It must have left the DC: dispatch it first.", zh: "请先发车。" },
  reversed: {
    en: "Before its approval void it; once it is closed use a return.",
    zh: "未审核的请作废；已关闭的请办理退货。",
  },
};
type Goal = keyof typeof wayTo;

interface MissingItem {
  item: string;
  delivered: number;
  onHand: number;
}

const missing = (items: readonly MissingItem[]) =>
  `${items
    .slice(0, 5)
    .map(({ item, delivered, onHand }) => `${item}: ${onHand} < ${delivered}`)
    .join(", ")}${items.length > 5 ? ", …" : ""}`;

export const refuse = refusals({
  "delivery/unknown": {
    status: 404,
    en: (d: { delivery: string }) => `There is no delivery order ${d.delivery}. Check its number.`,
    zh: (d) => `配送单 ${d.delivery} 不存在，请核对单号。`,
  },
  "delivery/not-picked": {
    status: 409,
    en: (d: { deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) cannot be approved because they are not picked: ${named(d.deliveries)}. Confirm the picking first.`,
    zh: (d) => `有 ${d.deliveries.length} 张配送单尚未拣完，不能审核：${named(d.deliveries)}。请先确认拣货。`,
  },
  "delivery/check-due": {
    status: 409,
    en: (d: { deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) wait for a check: ${named(d.deliveries)}. Check them, or have the DC manager let them go.`,
    zh: (d) =>
      `有 ${d.deliveries.length} 张配送单待复核：${named(d.deliveries)}。请先复核，或由仓库经理免复核放行。`,
  },
  "delivery/already-approved": {
    status: 409,
    en: (d: { deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) are approved and cannot be changed: ${named(d.deliveries)}. Use a return or a reversal.`,
    zh: (d) =>
      `有 ${d.deliveries.length} 张配送单已审核，不能再更改：${named(d.deliveries)}。请使用退货或红冲。`,
  },
  "delivery/cannot-move": {
    status: 409,
    en: (d: { to: Goal; deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) cannot become ${d.to}: ${named(d.deliveries)}. ${wayTo[d.to].en}`,
    zh: (d) =>
      `有 ${d.deliveries.length} 张配送单不能变为 ${d.to}：${named(d.deliveries)}。${wayTo[d.to].zh}`,
  },
  "delivery/picking-begun": {
    status: 403,
    en: (d: { deliveries: readonly StandingDelivery[] }) =>
      `Picking has begun on ${d.deliveries.length} delivery order(s): ${named(d.deliveries)}. Only the DC manager may void them now.`,
    zh: (d) =>
      `有 ${d.deliveries.length} 张配送单已开始拣货：${named(d.deliveries)}。此时只有仓库经理可以作废。`,
  },
  "pick/unknown-line": {
    status: 422,
    en: (d: PickedLine) =>
      `${d.delivery} has no item ${d.item} to pick in this wave. Check the delivery order and the item on the list.`,
    zh: (d) => `${d.delivery} 在本波次中没有可拣的商品 ${d.item}，请核对清单上的配送单号和商品。`,
  },
  "pick/line-twice": {
    status: 422,
    en: (d: PickedLine) => `${d.item} of ${d.delivery} is named twice. Give its total once.`,
    zh: (d) => `${d.delivery} 的 ${d.item} 出现了两次，请只填写一次合计数量。`,
  },
  "pick/too-many": {
    status: 422,
    en: (d: PickedLine & { allocated: number; picked: number }) =>
      `${d.picked} of ${d.item} for ${d.delivery} is more than the ${d.allocated} allocated. Put the rest back.`,
    zh: (d) => `${d.delivery} 的 ${d.item} 拣了 ${d.picked}，超过分配的 ${d.allocated}，请放回多余的。`,
  },
  "pick/reason-missing": {
    status: 422,
    en: (d: PickedLine & { allocated: number; picked: number }) =>
      `${d.picked} of ${d.allocated} of ${d.item} for ${d.delivery} is short: say why (empty, damaged or not_found).`,
    zh: (d) =>
      `${d.delivery} 的 ${d.item} 只拣了 ${d.picked}/${d.allocated}，请说明原因（货位空、破损或未找到）。`,
  },
  "delivery/store-sold-below": {
    status: 422,
    en: (d: { delivery: string; store: string; items: readonly MissingItem[] }) =>
      `${d.delivery} cannot be reversed: store ${d.store} has sold below it (${missing(d.items)}). Use a difference note.`,
    zh: (d) =>
      `配送单 ${d.delivery} 不能红冲：门店 ${d.store} 的库存已低于配送数量（${missing(d.items)}），请使用差异单。`,
  },
  "delivery/has-differences": {
    status: 409,
    en: (d: { delivery: string; differences: readonly string[] }) =>
      `${d.delivery} cannot be reversed: it has difference note ${d.differences.join(", ")}. Correct the rest by a difference note too.`,
    zh: (d) =>
      `配送单 ${d.delivery} 不能红冲：已有差异单 ${d.differences.join("、")}，其余请也用差异单更正。`,
  },
  "delivery/has-returns": {
    status: 409,
    en: (d: { delivery: string; returns: readonly string[] }) =>
      `${d.delivery} cannot be reversed: goods of it are on return ${d.returns.join(", ")}. Return the rest too.`,
    zh: (d) =>
      `配送单 ${d.delivery} 不能红冲：已有商品在退货单 ${d.returns.join("、")} 中，其余请也办理退货。`,
  },
  "difference/unknown": {
    status: 404,
    en: (d: { difference: string }) => `There is no difference note ${d.difference}. Check its number.`,
    zh: (d) => `差异单 ${d.difference} 不存在，请核对单号。`,
  },
  "difference/not-approved": {
    status: 409,
    en: (d: StandingDelivery) =>
      `${d.delivery} is ${d.status}: differences can be reported once it is approved.`,
    zh: (d) => `配送单 ${d.delivery} 的状态为 ${d.status}，审核后才能上报差异。`,
  },
  "difference/closed": {
    status: 409,
    en: (d: { delivery: string }) =>
      `${d.delivery} is closed: the time to report and decide differences is over. Return what is wrong.`,
    zh: (d) => `配送单 ${d.delivery} 已关闭，差异上报和处理期限已过；有误的商品请办理退货。`,
  },
  "difference/too-late": {
    status: 422,
    en: (d: { delivery: string; hours: number; deliveredAt: string }) =>
      `${d.delivery} was delivered on ${instantWords(d.deliveredAt, "en")}, more than ${d.hours} hours ago. Ask your supervisor to report it.`,
    zh: (d) =>
      `配送单 ${d.delivery} 已于 ${instantWords(d.deliveredAt, "zh")} 签收，超过 ${d.hours} 小时，请联系督导代为上报。`,
  },
  "difference/unknown-line": {
    status: 422,
    en: (d: { document: string; item: string }) =>
      `${d.document} has no item ${d.item}. Name only items that are on it.`,
    zh: (d) => `${d.document} 中没有商品 ${d.item}，请只填写单据上的商品。`,
  },
  "difference/line-twice": {
    status: 422,
    en: (d: { document: string; item: string }) =>
      `${d.item} is named twice for ${d.document}. Give its quantity once.`,
    zh: (d) => `${d.document} 的 ${d.item} 出现了两次，请只填写一次数量。`,
  },
  "difference/short-and-over": {
    status: 422,
    en: (d: { document: string; item: string }) =>
      `${d.item} of ${d.document} cannot have come short or damaged and too much at once. Count it again and report the net.`,
    zh: (d) => `${d.document} 的 ${d.item} 不能同时少货（或破损）又多货，请重新清点后按净差异上报。`,
  },
  "difference/too-many": {
    status: 422,
    en: (d: {
      delivery: string;
      item: string;
      delivered: number;
      claimed: number;
      returned: number;
      asked: number;
    }) =>
      `${d.asked} of ${d.item} is more than is left to claim of ${d.delivery}: ${d.delivered} delivered, ${d.claimed} claimed before, ${d.returned} returned.`,
    zh: (d) =>
      `${d.delivery} 的 ${d.item} 上报 ${d.asked}，超过可上报数量：配送 ${d.delivered}，此前已上报 ${d.claimed}，已退货 ${d.returned}。`,
  },
  "difference/line-missing": {
    status: 422,
    en: (d: { difference: string; items: readonly string[] }) =>
      `Decide on every item of ${d.difference}; missing: ${d.items.join(", ")}. Accept 0 to reject.`,
    zh: (d) => `请对 ${d.difference} 的每个商品作出决定，缺少：${d.items.join("、")}。拒绝请填 0。`,
  },
  "difference/accepted-too-many": {
    status: 422,
    en: (d: { difference: string; item: string; reported: number; accepted: number }) =>
      `${d.accepted} of ${d.item} is more than the ${d.reported} that ${d.difference} reports. Accept at most that.`,
    zh: (d) =>
      `${d.difference} 的 ${d.item} 接受 ${d.accepted}，超过上报的 ${d.reported}，请不要超过上报数量。`,
  },
  "difference/already-decided": {
    status: 409,
    en: (d: { difference: string; status: string }) =>
      `${d.difference} was decided otherwise already: it is ${d.status}. What it moved stays.`,
    zh: (d) => `${d.difference} 已作出不同的决定，状态为 ${d.status}，不能更改。`,
  },
});
