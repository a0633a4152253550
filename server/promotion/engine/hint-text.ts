import type { Locale } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import { formatQuantity } from "@/server/shared/quantity";
import type { Hint } from "./types";

/** What people call an item, and how it is counted. */
export interface NamedItem {
  name: string;
  unit: string;
  isWeighed: boolean;
}

const quantity = (each: number, item: NamedItem | undefined) =>
  item?.isWeighed ? `${formatQuantity(each, true)} kg` : `${each} ${item?.unit ?? ""}`.trim();

/** A hint as a sentence: what is missing, and what it earns. `trigger` is the item that is counted, where there is one. */
export function hintText(
  { promotion, missingEach, missingFen, earns }: Hint,
  items: { trigger?: NamedItem; gift?: NamedItem },
  locale: Locale,
): string {
  const isZh = locale === "zh";
  const missing =
    missingFen === null ? quantity(missingEach ?? 0, items.trigger) : `¥${formatFen(missingFen)}`;
  const earned =
    "giftEach" in earns
      ? `${quantity(earns.giftEach, items.gift)} ${items.gift?.name ?? ""}`.trim()
      : `¥${formatFen("discountFen" in earns ? earns.discountFen : earns.couponFen)}`;
  if ("giftEach" in earns) {
    return isZh
      ? `再订 ${missing}，赠 ${earned}（${promotion.name}）`
      : `${missing} more and ${earned} is free (${promotion.name})`;
  }
  if ("discountFen" in earns) {
    return isZh
      ? `再订 ${missing}，减 ${earned}（${promotion.name}）`
      : `${missing} more takes ${earned} off (${promotion.name})`;
  }
  return isZh
    ? `再订 ${missing}，送 ${earned} 优惠券（${promotion.name}）`
    : `${missing} more earns a coupon of ${earned} (${promotion.name})`;
}
