import { refusals } from "@/server/shared/domain-error";

/** What the work on a DC's stock refuses, in the words people read. */
export const refuse = refusals<{
  "warehouse/unknown-dc": { dc: string };
  "warehouse/unknown-items": { items: string[] };
  "purchase/unknown": { purchase: string };
  "purchase/closed": { purchase: string };
  "purchase/item-twice": { item: string };
  "receipt/unknown": { receipt: string };
  "receipt/supplier-missing": unknown;
  "receipt/not-ordered": { purchase: string; items: string[] };
  "receipt/too-many": {
    purchase: string;
    lines: { item: string; ordered: number; received: number; most: number; asked: number }[];
  };
  "receipt/cost-missing": { items: string[] };
  "receipt/note-used": { supplier: string; note: string; receipt: string };
  "receipt/goods-gone": {
    receipt: string;
    lines: { item: string; received: number; onHand: number; reserved: number; free: number }[];
  };
  "receipt/no-reversal": { receipt: string };
  "receipt/too-short": { lines: { item: string; expiresOn: string; least: string }[] };
  "adjustment/lot-short": { item: string; expiresOn: string; there: number; planned: number; asked: number };
  "receipt/own-reversal": { receipt: string };
  "adjustment/unknown": { adjustment: string };
  "count/unknown": { count: number };
  "count/closed": { count: number; status: string };
  "count/waiting": { count: number };
  "count/not-waiting": { count: number };
  "count/own-count": { count: number };
  "count/reserved": { count: number; item: string; missing: number };
  "adjustment/sign": { reason: string; qty: number };
  "adjustment/reserved": { item: string; onHand: number; reserved: number; free: number; asked: number };
  "adjustment/cost-missing": { item: string };
  "adjustment/own-request": { adjustment: string };
  "adjustment/decided-already": { adjustment: string; status: string };
}>({
  "warehouse/unknown-dc": {
    status: 404,
    en: (d) => `There is no distribution centre ${d.dc}. Check its code.`,
    zh: (d) => `没有配送中心 ${d.dc}，请核对编号。`,
  },
  "warehouse/unknown-items": {
    status: 422,
    en: (d) => `There is no item ${d.items.join(", ")}. Check the codes.`,
    zh: (d) => `没有商品 ${d.items.join("、")}，请核对编码。`,
  },
  "purchase/unknown": {
    status: 404,
    en: (d) => `There is no purchase order ${d.purchase} at this distribution centre.`,
    zh: (d) => `该配送中心没有采购单 ${d.purchase}。`,
  },
  "purchase/closed": {
    status: 409,
    en: (d) =>
      `Purchase order ${d.purchase} is closed; nothing more is expected. Receive it without an order.`,
    zh: (d) => `采购单 ${d.purchase} 已关闭，不再到货；如确有到货，请按无单收货办理。`,
  },
  "purchase/item-twice": {
    status: 422,
    en: (d) => `Item ${d.item} is on the order twice. One line has it all.`,
    zh: (d) => `商品 ${d.item} 重复，同一商品请合为一行。`,
  },
  "receipt/unknown": {
    status: 404,
    en: (d) => `There is no receipt ${d.receipt} at this distribution centre.`,
    zh: (d) => `该配送中心没有收货单 ${d.receipt}。`,
  },
  "receipt/supplier-missing": {
    status: 422,
    en: () => "Without a purchase order a receipt names its supplier.",
    zh: () => "无单收货须填写供应商。",
  },
  "receipt/not-ordered": {
    status: 422,
    en: (d) => `${d.items.join(", ")} is not on ${d.purchase}. Receive it without an order.`,
    zh: (d) => `采购单 ${d.purchase} 没有商品 ${d.items.join("、")}，请按无单收货办理。`,
  },
  "receipt/too-many": {
    status: 422,
    en: (d) =>
      `More than ${d.purchase} allows: ${d.lines
        .map(
          (l) =>
            `${l.item} ordered ${l.ordered}, received ${l.received}, at most ${l.most} in all, now ${l.asked}`,
        )
        .join("; ")}. Send the rest back, or receive it without an order.`,
    zh: (d) =>
      `超出采购单 ${d.purchase} 的允收量：${d.lines
        .map((l) => `${l.item} 订 ${l.ordered}，已收 ${l.received}，最多共收 ${l.most}，本次 ${l.asked}`)
        .join("；")}。多出部分请退回，或按无单收货办理。`,
  },
  "receipt/cost-missing": {
    status: 422,
    en: (d) => `Without a purchase order every item needs its unit cost: ${d.items.join(", ")}.`,
    zh: (d) => `无单收货的每种商品都须填写单位成本：${d.items.join("、")}。`,
  },
  "receipt/note-used": {
    status: 409,
    en: (d) => `Delivery note ${d.note} of ${d.supplier} is received already, as ${d.receipt}.`,
    zh: (d) => `${d.supplier} 的送货单 ${d.note} 已收货，收货单 ${d.receipt}。`,
  },
  "receipt/goods-gone": {
    status: 422,
    en: (d) =>
      `Goods of ${d.receipt} are gone or promised: ${d.lines
        .map(
          (l) =>
            `${l.item} received ${l.received}, on hand ${l.onHand}, promised ${l.reserved}, free ${l.free}`,
        )
        .join("; ")}. Correct what is left by an adjustment, or a return to the supplier.`,
    zh: (d) =>
      `收货单 ${d.receipt} 的商品已出库或被占用：${d.lines
        .map((l) => `${l.item} 收 ${l.received}，现有 ${l.onHand}，占用 ${l.reserved}，可动 ${l.free}`)
        .join("；")}。剩余部分请用库存调整更正。`,
  },
  "receipt/too-short": {
    status: 422,
    en: (d) =>
      `Too little shelf life is left: ${d.lines
        .map((l) => `${l.item} expires ${l.expiresOn}, must be good until ${l.least} at least`)
        .join("; ")}. Send it back, or let a DC manager accept it.`,
    zh: (d) =>
      `剩余保质期不足：${d.lines
        .map((l) => `${l.item} 到期日 ${l.expiresOn}，至少须到 ${l.least}`)
        .join("；")}。请退回供应商，或由仓库主管特批收货。`,
  },
  "adjustment/lot-short": {
    status: 422,
    en: (d) =>
      `${d.item} of ${d.expiresOn}: ${d.there} there, ${d.planned} planned for delivery orders; ${d.asked} cannot be taken.`,
    zh: (d) =>
      `${d.item} 效期 ${d.expiresOn} 现有 ${d.there}，已安排给配送单 ${d.planned}，不能减 ${d.asked}。`,
  },
  "receipt/no-reversal": {
    status: 409,
    en: (d) => `Nobody asks for the reversal of ${d.receipt}; there is nothing to decide.`,
    zh: (d) => `收货单 ${d.receipt} 没有待审核的红冲。`,
  },
  "receipt/own-reversal": {
    status: 403,
    en: (d) => `You asked for the reversal of ${d.receipt} yourself. Somebody else must approve it.`,
    zh: (d) => `收货单 ${d.receipt} 的红冲由您本人提出，须由他人审核。`,
  },
  "adjustment/unknown": {
    status: 404,
    en: (d) => `There is no adjustment ${d.adjustment} at this distribution centre.`,
    zh: (d) => `该配送中心没有库存调整单 ${d.adjustment}。`,
  },
  "adjustment/sign": {
    status: 422,
    en: (d) =>
      d.reason === "found"
        ? "Found goods are added: the quantity is above zero."
        : "Goods that are damaged, expired or given away are taken: the quantity is below zero.",
    zh: (d) => (d.reason === "found" ? "盘盈须为正数。" : "破损、过期、样品须为负数。"),
  },
  "adjustment/reserved": {
    status: 422,
    en: (d) =>
      `${d.item}: ${d.onHand} on hand, ${d.reserved} promised to delivery orders, so ${d.free} free; ${d.asked} cannot be taken. Pick it short or void a delivery order first.`,
    zh: (d) =>
      `${d.item} 现有 ${d.onHand}，已被配送单占用 ${d.reserved}，可动 ${d.free}，不能减 ${d.asked}。请先在拣货时报缺或作废配送单。`,
  },
  "adjustment/cost-missing": {
    status: 422,
    en: (d) => `This DC never had ${d.item}. Say what a piece or kilogram is worth.`,
    zh: (d) => `本配送中心从未有过 ${d.item}，请填写单位成本。`,
  },
  "adjustment/own-request": {
    status: 403,
    en: (d) => `You asked for ${d.adjustment} yourself. Somebody else must approve it.`,
    zh: (d) => `调整单 ${d.adjustment} 由您本人提出，须由他人审核。`,
  },
  "adjustment/decided-already": {
    status: 409,
    en: (d) => `Adjustment ${d.adjustment} is ${d.status} already and stays so.`,
    zh: (d) => `调整单 ${d.adjustment} 已${d.status === "approved" ? "审核" : "驳回"}，不能再处理。`,
  },
  "count/unknown": {
    status: 404,
    en: (d) => `There is no count ${d.count} at this distribution centre.`,
    zh: (d) => `该配送中心没有盘点任务 ${d.count}。`,
  },
  "count/closed": {
    status: 409,
    en: (d) => `Count ${d.count} is ${d.status} already.`,
    zh: (d) => `盘点任务 ${d.count} 已${d.status === "posted" ? "过账" : "取消"}。`,
  },
  "count/waiting": {
    status: 409,
    en: (d) => `Count ${d.count} is counted and waits for the DC manager.`,
    zh: (d) => `盘点任务 ${d.count} 已盘，待仓库主管处理。`,
  },
  "count/not-waiting": {
    status: 409,
    en: (d) => `Count ${d.count} is not counted yet; there is nothing to post.`,
    zh: (d) => `盘点任务 ${d.count} 尚未盘完，不能过账。`,
  },
  "count/own-count": {
    status: 403,
    en: (d) => `You counted ${d.count} yourself. Somebody else must post it.`,
    zh: (d) => `盘点任务 ${d.count} 由您本人盘点，须由他人过账。`,
  },
  "count/reserved": {
    status: 422,
    en: (d) =>
      `${d.missing} of ${d.item} are missing, but promised to delivery orders. Report them short or void a delivery order, then post count ${d.count}.`,
    zh: (d) =>
      `${d.item} 盘亏 ${d.missing}，但已被配送单占用。请先报缺或作废配送单，再过账盘点任务 ${d.count}。`,
  },
});
