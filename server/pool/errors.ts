import { refusals } from "@/server/shared/domain-error";

/** What planning a run refuses. */
export const refuse = refusals<{
  "pool/route-unknown": { route: string };
  "pool/dc-unknown": { dc: string };
  "pool/dc-not-named": object;
  "pool/order-unknown": { order: string };
  "pool/delivery-unknown": { delivery: string };
  "wave/unknown": { wave: string };
  "wave/already-picked": { wave: string; deliveries: string[] };
}>({
  "pool/route-unknown": {
    status: 404,
    en: (d) => `There is no route ${d.route}.`,
    zh: (d) => `没有线路 ${d.route}。`,
  },
  "pool/dc-unknown": {
    status: 404,
    en: (d) => `There is no distribution centre ${d.dc}.`,
    zh: (d) => `没有配送中心 ${d.dc}。`,
  },
  "pool/dc-not-named": {
    status: 403,
    en: () => "You plan for several distribution centres: say which one this run is for.",
    zh: () => "您负责多个配送中心，请指定本次波次的配送中心。",
  },
  "pool/order-unknown": {
    status: 404,
    en: (d) => `There is no order ${d.order}.`,
    zh: (d) => `没有报货单 ${d.order}。`,
  },
  "pool/delivery-unknown": {
    status: 404,
    en: (d) => `There is no delivery ${d.delivery}.`,
    zh: (d) => `没有配送单 ${d.delivery}。`,
  },
  "wave/unknown": {
    status: 404,
    en: (d) => `There is no wave ${d.wave}.`,
    zh: (d) => `没有波次 ${d.wave}。`,
  },
  "wave/already-picked": {
    status: 409,
    en: (d) =>
      `Wave ${d.wave} cannot be cancelled: picking has begun (${d.deliveries.slice(0, 5).join(", ")}). Void single deliveries instead.`,
    zh: (d) => `波次 ${d.wave} 已开始拣货（${d.deliveries.slice(0, 5).join("、")}），不能取消；请逐单作废。`,
  },
});
