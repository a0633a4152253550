import { refusals } from "@/server/shared/domain-error";

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

export const refuse = refusals({
  "delivery/unknown": {
    status: 404,
    en: (d: { delivery: string }) => `There is no delivery order ${d.delivery}.`,
    zh: (d) => `配送单 ${d.delivery} 不存在。`,
  },
  "delivery/not-picked": {
    status: 409,
    en: (d: { deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) cannot be approved because they are not picked: ${named(d.deliveries)}. Confirm the picking first.`,
    zh: (d) => `有 ${d.deliveries.length} 张配送单尚未拣完，不能审核：${named(d.deliveries)}。请先确认拣货。`,
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
    en: (d: { to: string; deliveries: readonly StandingDelivery[] }) =>
      `${d.deliveries.length} delivery order(s) cannot become ${d.to}: ${named(d.deliveries)}.`,
    zh: (d) => `有 ${d.deliveries.length} 张配送单不能变为 ${d.to}：${named(d.deliveries)}。`,
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
    en: (d: PickedLine) => `${d.delivery} has no line ${d.item} to pick here.`,
    zh: (d) => `${d.delivery} 中没有可拣的行 ${d.item}。`,
  },
  "pick/line-twice": {
    status: 422,
    en: (d: PickedLine) => `${d.item} of ${d.delivery} is named twice. Give its total once.`,
    zh: (d) => `${d.delivery} 的 ${d.item} 出现了两次，请只填写一次合计数量。`,
  },
  "pick/too-many": {
    status: 422,
    en: (d: PickedLine & { allocated: number; picked: number }) =>
      `${d.picked} of ${d.item} for ${d.delivery} is more than the ${d.allocated} allocated.`,
    zh: (d) => `${d.delivery} 的 ${d.item} 拣了 ${d.picked}，超过分配的 ${d.allocated}。`,
  },
  "pick/reason-missing": {
    status: 422,
    en: (d: PickedLine & { allocated: number; picked: number }) =>
      `${d.picked} of ${d.allocated} of ${d.item} for ${d.delivery} is short: say why (empty, damaged or not_found).`,
    zh: (d) =>
      `${d.delivery} 的 ${d.item} 只拣了 ${d.picked}/${d.allocated}，请说明原因（货位空、破损或未找到）。`,
  },
});
