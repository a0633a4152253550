"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import type { PromotionContent } from "@/server/promotion/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { differingTerms, listChange, type TermKey } from "./differences";

export type Names = RouterOutputs["promotion"]["get"]["names"];
/** The part of a content that says what is granted for what. */
type Grant = RouterOutputs["promotion"]["list"]["rows"][number]["content"];

/** So many of a list are named; of the rest the number is said. */
const namedMax = 5;

/** Says in sentences what a content says, part by part, and what changed between two. */
export function useTermsWords(names: Names) {
  const t = useTranslations("hq.promotion.says");
  const format = useFormat();
  return useMemo(() => {
    const list = (codes: readonly string[], nameOf: (code: string) => string | undefined) => {
      const shown = codes.slice(0, namedMax).map((code) => {
        const name = nameOf(code);
        return name ? `${name} (${code})` : code;
      });
      const text = shown.join(t("separator"));
      return codes.length > namedMax ? t("more", { list: text, count: codes.length - namedMax }) : text;
    };
    const items = (codes: readonly string[]) => list(codes, (code) => names.items[code]?.name);
    /** In a sentence goods are called by their name alone. */
    const called = (codes: readonly string[]) => {
      const shown = codes.slice(0, namedMax).map((code) => names.items[code]?.name ?? code);
      const text = shown.join(t("separator"));
      return codes.length > namedMax ? t("more", { list: text, count: codes.length - namedMax }) : text;
    };
    const quantity = (each: number | null, item: string | null | undefined) => {
      const known = item ? names.items[item] : undefined;
      if (each === null) return t("open");
      const figure = format.quantity(each, known?.isWeighed);
      return t("quantity", { figure, unit: known?.isWeighed ? "kg" : (known?.unit ?? t("units")) });
    };
    const money = (fen: number | null) => (fen === null ? t("open") : format.money(fen));

    const scope = ({ items: codes, category }: Grant) => {
      if (codes.length === 1) return called(codes);
      if (codes.length > 1) return t("together", { items: called(codes) });
      return category === null
        ? t("anything")
        : t("category", { name: names.categories[category] ?? category });
    };
    const gift = (content: Grant) => {
      const item = content.getItem ?? (content.items.length === 1 ? content.items[0] : undefined);
      return t("gift", {
        quantity: quantity(content.getQty ?? 1, item),
        item: item ? called([item]) : t("open"),
      });
    };
    /** What it grants for what, in a sentence. */
    const earns = (content: Grant) => {
      const facts = { scope: scope(content), repeat: content.repeat ? "yes" : "no" };
      const only = content.items.length === 1 ? content.items[0] : undefined;
      const threshold = money(content.threshold);
      if (content.kind === "buy_get")
        return t("buy_get", { ...facts, quantity: quantity(content.buyQty, only), gift: gift(content) });
      if (content.kind === "order_discount")
        return t("order_discount", { ...facts, threshold, discount: money(content.discount) });
      if (content.kind === "order_gift") return t("order_gift", { ...facts, threshold, gift: gift(content) });
      return t("coupon_issue", {
        ...facts,
        threshold,
        value: money(content.couponValue),
        days: content.couponDays ?? 0,
        minimum: content.couponMinOrder ? format.money(content.couponMinOrder) : "none",
      });
    };
    const stores = ({ stores: codes, storeGroups }: PromotionContent) =>
      codes.length + storeGroups.length === 0
        ? t("allStores")
        : [
            ...(storeGroups.length > 0
              ? [t("groups", { groups: list(storeGroups, (code) => names.storeGroups[code]) })]
              : []),
            ...(codes.length > 0 ? [list(codes, (code) => names.stores[code])] : []),
          ].join(t("separator"));
    const budget = ({ budgetTimes, budget: fen }: PromotionContent) => [
      ...(budgetTimes === null ? [] : [t("times", { count: budgetTimes })]),
      ...(fen === null ? [] : [format.money(fen)]),
    ];

    /** One part in words; empty when the content says nothing of it. */
    const say = (content: PromotionContent, key: TermKey): string => {
      switch (key) {
        case "name":
          return content.name;
        case "earns":
          return earns(content);
        case "items":
          return items(content.items);
        case "excluded":
          return items(content.excludedItems);
        case "period":
          return t("period", {
            from: format.fullDay(asBusinessDay(content.from)),
            to: format.fullDay(asBusinessDay(content.to)),
          });
        case "stores":
          return stores(content);
        case "capOrder":
          return content.capPerOrder === null ? "" : t("times", { count: content.capPerOrder });
        case "capStore":
          return content.capPerStore === null ? "" : t("times", { count: content.capPerStore });
        case "capPeriod":
          return content.capPerPeriod === null
            ? ""
            : t("inDays", { count: content.capPerPeriod, days: content.periodDays ?? 0 });
        case "budget":
          return budget(content).join(t("separator"));
        case "supplier":
          return content.supplierShareBp === 0 ? "" : format.rate(content.supplierShareBp);
        case "group":
          return content.exclusiveGroup ?? "";
        case "priority":
          return String(content.priority);
      }
    };

    const changeOfList = (key: TermKey, before: PromotionContent, after: PromotionContent) => {
      const codesOf = (content: PromotionContent) =>
        ({
          items: content.items,
          excluded: content.excludedItems,
          stores: [...content.storeGroups, ...content.stores],
        })[key as "items"] ?? [];
      const [old, now] = [codesOf(before), codesOf(after)];
      if (old.length === 0 || now.length === 0) return undefined;
      const { added, removed } = listChange(old, now);
      const nameOf = (code: string) =>
        names.items[code]?.name ?? names.storeGroups[code] ?? names.stores[code];
      return [
        ...(added.length > 0 ? [t("added", { list: list(added, nameOf) })] : []),
        ...(removed.length > 0 ? [t("removed", { list: list(removed, nameOf) })] : []),
      ].join(t("separator"));
    };

    /** What changed, part by part: "from what to what", of long lists what came and what went. */
    const changes = (before: PromotionContent, after: PromotionContent) =>
      differingTerms(before, after).map((key) => ({
        key,
        text:
          changeOfList(key, before, after) ??
          t("change", { before: say(before, key) || t("nothing"), after: say(after, key) || t("nothing") }),
      }));

    return { earns, say, changes };
  }, [t, format, names]);
}
