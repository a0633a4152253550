import { refusals } from "@/server/shared/domain-error";

/** What planning a run refuses. */
export const refuse = refusals<{
  "pool/route-unknown": { route: string };
  "pool/dc-unknown": { dc: string };
  "pool/dc-not-named": object;
  "pool/delivery-day-over": { day: string; today: string };
  "pool/order-unknown": { order: string };
  "pool/promotion-not-ended": { promotion: string };
  "delivery/unknown": { delivery: string };
  "wave/unknown": { wave: string };
  "wave/cancelled": { wave: string };
  "wave-template/unknown": { template: number };
  "wave-job/unknown": { job: number };
  "wave-job/ended": { job: number };
  "wave-template/name-taken": { name: string };
  "wave-template/made": { template: string; day: string; wave: string };
  "wave/store-not-in": { wave: string; store: string };
  "wave/locked": { wave: string; by: string; reason: string };
  "wave/released": { wave: string };
  "wave/already-picked": { wave: string; deliveries: string[] };
}>({
  "pool/route-unknown": {
    status: 404,
    en: (d) => `There is no route ${d.route}. Check the route's code.`,
    zh: (d) => `没有线路 ${d.route}，请核对线路编号。`,
  },
  "pool/dc-unknown": {
    status: 404,
    en: (d) => `There is no distribution centre ${d.dc}. Check its code.`,
    zh: (d) => `没有配送中心 ${d.dc}，请核对编号。`,
  },
  "pool/dc-not-named": {
    status: 403,
    en: () => "You plan for several distribution centres: say which one this run is for.",
    zh: () => "您负责多个配送中心，请指定本次波次的配送中心。",
  },
  "pool/delivery-day-over": {
    status: 422,
    en: (d) => `The delivery day ${d.day} is over; today is ${d.today}. Choose today or a later day.`,
    zh: (d) => `配送日期 ${d.day} 已过，今天是 ${d.today}，请选择今天或以后的日期。`,
  },
  "pool/order-unknown": {
    status: 404,
    en: (d) => `There is no order ${d.order}. Check its number.`,
    zh: (d) => `没有报货单 ${d.order}，请核对单号。`,
  },
  "pool/promotion-not-ended": {
    status: 409,
    en: (d) =>
      `Promotion ${d.promotion} was not ended at once: its waiting orders keep what they were promised. End it first.`,
    zh: (d) => `促销 ${d.promotion} 尚未立即终止，待配订单仍享受承诺的优惠，请先终止。`,
  },
  "delivery/unknown": {
    status: 404,
    en: (d) => `There is no delivery order ${d.delivery}. Check its number.`,
    zh: (d) => `配送单 ${d.delivery} 不存在，请核对单号。`,
  },
  "wave/unknown": {
    status: 404,
    en: (d) => `There is no wave ${d.wave}. Check its number.`,
    zh: (d) => `没有波次 ${d.wave}，请核对单号。`,
  },
  "wave-job/unknown": {
    status: 404,
    en: (d) => `There is no job ${d.job} of yours. Look at the list of waves.`,
    zh: (d) => `没有您的任务 ${d.job}，请查看波次列表。`,
  },
  "wave-job/ended": {
    status: 409,
    en: (d) =>
      `Job ${d.job} has ended already: there is nothing left to stop. What it made is in the list of waves.`,
    zh: (d) => `任务 ${d.job} 已经结束，无法停止。结果请看波次列表。`,
  },
  "wave-template/unknown": {
    status: 404,
    en: (d) => `There is no wave template ${d.template}. Choose one of the list.`,
    zh: (d) => `波次模板 ${d.template} 不存在，请从列表中选择。`,
  },
  "wave-template/name-taken": {
    status: 409,
    en: (d) => `Another wave template is called ${d.name}. Choose another name.`,
    zh: (d) => `已有名为 ${d.name} 的波次模板，请换一个名称。`,
  },
  "wave-template/made": {
    status: 409,
    en: (d) =>
      `${d.template} of ${d.day} is there already: ${d.wave}. What came later goes into a supplementary wave.`,
    zh: (d) => `${d.template} ${d.day} 的波次已生成：${d.wave}。之后的报货请生成补充波次。`,
  },
  "wave/cancelled": {
    status: 409,
    en: (d) => `Wave ${d.wave} is cancelled. Its orders are in the pool again: generate a new wave.`,
    zh: (d) => `波次 ${d.wave} 已取消，其报货行已退回配送池，请重新生成波次。`,
  },
  "wave/store-not-in": {
    status: 404,
    en: (d) => `Store ${d.store} has nothing in wave ${d.wave}. Check the store's code.`,
    zh: (d) => `波次 ${d.wave} 中没有门店 ${d.store}，请核对门店编号。`,
  },
  "wave/locked": {
    status: 409,
    en: (d) =>
      `Wave ${d.wave} is locked by ${d.by}${d.reason ? ` (${d.reason})` : ""} and stays as it is. Unlock it first.`,
    zh: (d) => `波次 ${d.wave} 已由 ${d.by} 锁定${d.reason ? `（${d.reason}）` : ""}，不能变动；请先解锁。`,
  },
  "wave/released": {
    status: 403,
    en: (d) =>
      `Wave ${d.wave} is released: only the DC manager may cancel it now. Ask the DC manager, or void single delivery orders.`,
    zh: (d) => `波次 ${d.wave} 已下发，只有仓库经理可以取消；请联系仓库经理，或逐单作废。`,
  },
  "wave/already-picked": {
    status: 409,
    en: (d) =>
      `Wave ${d.wave} cannot be cancelled: picking has begun (${d.deliveries.slice(0, 5).join(", ")}). Void single deliveries instead.`,
    zh: (d) => `波次 ${d.wave} 已开始拣货（${d.deliveries.slice(0, 5).join("、")}），不能取消；请逐单作废。`,
  },
});
