"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { SimpleTable } from "../../_components/simple-table";

/** Stores whose account does not cover what they would get: needed, available, shortfall (R15). */
export function BlockedStores({ stores }: { stores: RouterOutputs["pool"]["preview"]["stores"] }) {
  const t = useTranslations("dc.run");
  if (stores.length === 0) return <EmptyState title={t("noBlocked")} />;
  return (
    <SimpleTable
      label={t("tabBlocked")}
      heads={[
        { label: t("store") },
        { label: t("reason"), isWideOnly: true },
        { label: t("needed"), isEnd: true },
        { label: t("available"), isEnd: true },
        { label: t("shortfall"), isEnd: true },
      ]}
      rows={stores}
      rowId={(row) => row.store}
      cells={(row) => [
        <span key="store">
          <span className="font-medium">{row.store}</span> <span className="text-quiet">{row.storeName}</span>
        </span>,
        row.blocked?.code === "account/cod-overdue"
          ? t("codOverdue")
          : row.blocked?.code === "account/cod-limit"
            ? t("codLimit")
            : t("balanceShort"),
        <Money key="needed" fen={row.blocked?.neededFen} />,
        <Money key="available" fen={row.blocked?.availableFen} />,
        <Money key="shortfall" fen={row.blocked?.shortfallFen} className="font-medium text-blocked" />,
      ]}
    />
  );
}
