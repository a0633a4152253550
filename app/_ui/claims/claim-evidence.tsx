"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Facts } from "@/app/_ui/facts";

type ItemEvidence = RouterOutputs["dock"]["claimEvidence"]["items"][number];

/** What is known of one item: what left, what was scanned by whom, checked, loaded, and what the store has counted since. */
export function ItemFacts({ item, isWeighed }: { item: ItemEvidence; isWeighed: boolean }) {
  const t = useTranslations("common.claims.evidence");
  const format = useFormat();
  const quantity = (each: number) => format.quantity(each, isWeighed);
  return (
    <Facts className="text-sm text-quiet">
      {t("delivered", { qty: quantity(item.deliveredEach) })}
      {item.scannedEach === null
        ? t("notScanned")
        : t("scanned", {
            qty: quantity(item.scannedEach),
            by: item.scannedBy ?? "",
            at: item.scannedAt ? format.instant(item.scannedAt) : "",
          })}
      {item.checkedEach !== null &&
        t("checked", { qty: quantity(item.checkedEach), by: item.checkedBy ?? "" })}
      {item.countedEach !== null &&
        t("counted", {
          qty: quantity(item.countedEach),
          book: quantity(item.bookEach ?? 0),
          at: item.countedAt ? format.instant(item.countedAt) : "",
        })}
      {item.cases > 0 && t("cases", { loaded: item.casesLoaded, of: item.cases })}
    </Facts>
  );
}

/** What the delivery order as a whole and the store's earlier claims say, for those who decide. */
export function ClaimEvidence({ difference }: { difference: string }) {
  const t = useTranslations("common.claims.evidence");
  const format = useFormat();
  const evidence = useQuery(useTRPC().dock.claimEvidence.queryOptions({ difference }));
  if (!evidence.data) return null;
  const { boxes, boxesLoaded, earlierNotes, earlierCreditFen } = evidence.data;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {boxes > 0 && (
        <li className={boxesLoaded < boxes ? "text-attention" : undefined}>
          {t("boxes", { loaded: boxesLoaded, of: boxes })}
        </li>
      )}
      <li>{t("earlier", { count: earlierNotes, amount: format.money(earlierCreditFen) })}</li>
    </ul>
  );
}
