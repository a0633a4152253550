"use client";

import { Banknote, PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { Chip } from "@/app/_ui/status-chip";
import { SimpleTable } from "../../_components/simple-table";

/** Every store of the run with what it would get. */
export function RunStores({ stores }: { stores: RouterOutputs["pool"]["preview"]["stores"] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  return (
    <SimpleTable
      label={t("tabStores")}
      heads={[
        { label: t("store") },
        { label: t("stop"), isEnd: true, isWideOnly: true },
        { label: t("orders"), isEnd: true, isWideOnly: true },
        { label: t("lines"), isEnd: true },
        { label: t("amount"), isEnd: true },
        { label: t("remark") },
      ]}
      rows={stores}
      rowId={(row) => row.store}
      cells={(row) => [
        <span key="store">
          <span className="font-medium">{row.store}</span> <span className="text-quiet">{row.storeName}</span>
        </span>,
        `${row.route} · ${row.stop}`,
        format.count(row.orders),
        format.count(row.lines),
        <Money key="amount" fen={row.blocked ? null : row.amountFen} />,
        row.blocked ? (
          <Chip key="remark" tone="blocked" icon={Banknote}>
            {t("blockedBy", { shortfall: format.money(row.blocked.shortfallFen) })}
          </Chip>
        ) : row.shortLines > 0 ? (
          <Chip key="remark" tone="attention" icon={PackageX}>
            {t("shortLines", { count: row.shortLines })}
          </Chip>
        ) : null,
      ]}
    />
  );
}
