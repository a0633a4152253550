import { refusals } from "@/server/shared/domain-error";

type OnItem = { item: string };
type OnChange = { change: string };

/** What changing prices refuses, in the words people read. */
export const refuse = refusals<{
  "retail/unknown-change": OnChange;
  "retail/item-twice": OnItem;
  "retail/not-on-change": OnChange & OnItem;
  "retail/price-not-positive": OnItem & { price: string };
  "retail/price-too-high": OnItem & { price: string; suggested: string; times: string };
  "retail/state-priced": OnItem & { reason: string };
  "retail/price-fixed": OnItem & { reason: string };
  "retail/in-the-past": unknown;
  "retail/ends-too-early": unknown;
  "retail/own-request": OnChange;
  "retail/reason-missing": { items: string[] };
  "retail/not-pending": OnChange & OnItem & { status: string };
  "retail/already-over": OnChange & { endedAt: string };
  "retail/nothing-to-cancel": OnChange;
  "retail/own-items-franchise": { store: string };
  "retail/not-a-barcode": { barcode: string; fault: "digits" | "check" };
  "retail/barcode-of-hq": { barcode: string; item: string; name: string };
  "retail/barcode-taken": { barcode: string; item: string; name: string };
  "retail/unknown-conflict": { conflict: number };
  "retail/conflict-decided": { conflict: number; status: string };
  "retail/owner-prices": { store: string };
  "retail/unknown-lock": { lock: number };
  "retail/unknown-target": { code: string };
}>({
  "retail/unknown-change": {
    status: 404,
    en: (d) => `There is no price change ${d.change}.`,
    zh: (d) => `没有变价单 ${d.change}。`,
  },
  "retail/item-twice": {
    status: 422,
    en: (d) => `${d.item} is on the price change twice. It can have one price only.`,
    zh: (d) => `商品 ${d.item} 重复，一张变价单里只能有一个价格。`,
  },
  "retail/not-on-change": {
    status: 422,
    en: (d) => `${d.item} is not on price change ${d.change}.`,
    zh: (d) => `变价单 ${d.change} 中没有商品 ${d.item}。`,
  },
  "retail/price-not-positive": {
    status: 422,
    en: (d) => `${d.price} is no price for ${d.item}. It must be above 0.00.`,
    zh: (d) => `${d.item} 的售价 ${d.price} 无效，必须大于 0.00。`,
  },
  "retail/price-too-high": {
    status: 422,
    en: (d) =>
      `${d.price} for ${d.item} is ${d.times} × the suggested price of ${d.suggested}. Check it: at most 3 × is possible.`,
    zh: (d) =>
      `${d.item} 的售价 ${d.price} 是建议零售价 ${d.suggested} 的 ${d.times} 倍，请核对；最高 3 倍。`,
  },
  "retail/state-priced": {
    status: 422,
    en: (d) => `The state sets the price of ${d.item} (${d.reason}). No store changes it.`,
    zh: (d) => `${d.item} 由国家统一定价（${d.reason}），门店不能变价。`,
  },
  "retail/price-fixed": {
    status: 422,
    en: (d) => `Headquarters have fixed the price of ${d.item}: ${d.reason}.`,
    zh: (d) => `${d.item} 已由总部锁价：${d.reason}。`,
  },
  "retail/in-the-past": {
    status: 422,
    en: () => "A price cannot take effect in the past. Leave the time out to change it now.",
    zh: () => "生效时间不能早于现在；立即生效请不填时间。",
  },
  "retail/ends-too-early": {
    status: 422,
    en: () => "The price would end before it begins.",
    zh: () => "结束时间须晚于生效时间和现在。",
  },
  "retail/reason-missing": {
    status: 422,
    en: (d) => `Say why ${d.items.join(", ")} is rejected; the store reads it.`,
    zh: (d) => `请填写驳回 ${d.items.join("、")} 的原因，门店会看到。`,
  },
  "retail/own-request": {
    status: 403,
    en: (d) => `You asked for ${d.change} yourself. Somebody else must decide.`,
    zh: (d) => `变价单 ${d.change} 由您本人提交，须由他人审核。`,
  },
  "retail/not-pending": {
    status: 409,
    en: (d) => `${d.item} on ${d.change} is ${d.status}; there is nothing to decide.`,
    zh: (d) => `变价单 ${d.change} 的商品 ${d.item} ${zhStates[d.status] ?? d.status}，无须审核。`,
  },
  "retail/already-over": {
    status: 409,
    en: (d) => `${d.change} was asked for until ${d.endedAt}. That is over; it can only be rejected.`,
    zh: (d) => `变价单 ${d.change} 的有效期已于 ${d.endedAt} 结束，只能驳回。`,
  },
  "retail/nothing-to-cancel": {
    status: 409,
    en: (d) => `Nothing of ${d.change} waits any more. Make a new change instead.`,
    zh: (d) => `变价单 ${d.change} 已没有待审核或待生效的商品，请另做变价。`,
  },
  "retail/own-items-franchise": {
    status: 403,
    en: (d) => `${d.store} is a direct store; it sells headquarters' items only.`,
    zh: (d) => `门店 ${d.store} 是直营店，只能销售总部商品。`,
  },
  "retail/not-a-barcode": {
    status: 422,
    en: (d) =>
      d.fault === "digits"
        ? `${d.barcode} is no barcode: it has 8, 12, 13 or 14 digits.`
        : `The last digit of ${d.barcode} does not check. Scan it again.`,
    zh: (d) =>
      d.fault === "digits"
        ? `${d.barcode} 不是条码：应为 8、12、13 或 14 位数字。`
        : `条码 ${d.barcode} 校验位不符，请重新扫描。`,
  },
  "retail/barcode-of-hq": {
    status: 409,
    en: (d) => `Headquarters have ${d.barcode} already: ${d.item} ${d.name}. Sell that one.`,
    zh: (d) => `条码 ${d.barcode} 已是总部商品 ${d.item} ${d.name}，请直接使用。`,
  },
  "retail/barcode-taken": {
    status: 409,
    en: (d) => `Your store has ${d.barcode} already, as ${d.name}.`,
    zh: (d) => `本店已有条码 ${d.barcode}：${d.name}。`,
  },
  "retail/unknown-conflict": {
    status: 404,
    en: (d) => `There is no such conflict ${d.conflict}.`,
    zh: (d) => `没有冲突记录 ${d.conflict}。`,
  },
  "retail/conflict-decided": {
    status: 409,
    en: (d) => `Conflict ${d.conflict} was decided already: ${d.status}.`,
    zh: (d) => `冲突 ${d.conflict} 已处理：${d.status === "merged" ? "已合并" : "保持独立"}。`,
  },
  "retail/owner-prices": {
    status: 403,
    en: (d) => `The owner sets the prices of ${d.store}.`,
    zh: (d) => `门店 ${d.store} 的售价由店主决定。`,
  },
  "retail/unknown-lock": {
    status: 404,
    en: (d) => `There is no price lock ${d.lock} in force.`,
    zh: (d) => `没有生效中的锁价 ${d.lock}。`,
  },
  "retail/unknown-target": {
    status: 422,
    en: (d) => `There is no item or category ${d.code}.`,
    zh: (d) => `没有商品或分类 ${d.code}。`,
  },
});

const zhStates: Record<string, string> = {
  pending: "待审核",
  scheduled: "待生效",
  effective: "已生效",
  ended: "已结束",
  superseded: "已被替代",
  cancelled: "已取消",
  rejected: "已驳回",
};
