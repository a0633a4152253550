import { refusals } from "@/server/shared/domain-error";

/** What ordering for the pool and cross-docking refuse, in the words people read. */
export const refuseWaiting = refusals<{
  "warehouse/unknown-routes": { routes: string[] };
  "purchase/nothing-lacking": { dc: string };
  "purchase/lacks-less": { lines: { item: string; asked: number; lacking: number }[] };
  "purchase/not-multiple": { lines: { item: string; asked: number; multiple: number }[] };
  "purchase/cost-missing": { items: string[] };
  "warehouse/no-cross-dock": { dc: string };
}>({
  "warehouse/unknown-routes": {
    status: 422,
    en: (d) => `There is no route ${d.routes.join(", ")}. Check the codes.`,
    zh: (d) => `没有线路 ${d.routes.join("、")}，请核对编号。`,
  },
  "warehouse/no-cross-dock": {
    status: 422,
    en: (d) =>
      `Distribution centre ${d.dc} has no place for cross-docking. Set one under Places, or take the mark off the lines.`,
    zh: (d) => `配送中心 ${d.dc} 没有越库区，请先在“货位”中设置，或取消这些行的越库标记。`,
  },
  "purchase/nothing-lacking": {
    status: 409,
    en: (d) => `Distribution centre ${d.dc} has, or has ordered, everything that these stores wait for.`,
    zh: (d) => `这些门店等待的商品，配送中心 ${d.dc} 都已有货或已订货，无需再订。`,
  },
  "purchase/lacks-less": {
    status: 409,
    en: (d) =>
      `Less is lacking by now: ${d.lines.map((l) => `${l.item} ${l.lacking} instead of ${l.asked}`).join(", ")}. Look at what waits again.`,
    zh: (d) =>
      `现在缺的更少了：${d.lines.map((l) => `${l.item} 缺 ${l.lacking}，不是 ${l.asked}`).join("；")}。请刷新后再订。`,
  },
  "purchase/not-multiple": {
    status: 422,
    en: (d) =>
      `Order whole multiples: ${d.lines.map((l) => `${l.item} in ${l.multiple}, not ${l.asked}`).join(", ")}.`,
    zh: (d) =>
      `请按订货倍数订：${d.lines.map((l) => `${l.item} 每 ${l.multiple} 一订，不能订 ${l.asked}`).join("；")}。`,
  },
  "purchase/cost-missing": {
    status: 422,
    en: (d) => `Say what ${d.items.join(", ")} cost: the distribution centre never bought them.`,
    zh: (d) => `请填写 ${d.items.join("、")} 的进价：本仓从未采购过。`,
  },
});
