"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { DocumentNumber } from "@/app/_ui/document-number";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { PlainTable } from "../../../_components/plain-table";
import { storeHref } from "../../../_lib/links";

const storesMax = 500;

/** The stores that pay from this account (R07). */
export function AccountStores({ account }: { account: string }) {
  const t = useTranslations("hq.stores");
  const trpc = useTRPC();
  const stores = useQuery(trpc.org.stores.queryOptions({ account, limit: storesMax }));
  return (
    <QueryPane query={stores}>
      {({ rows }) => (
        <PlainTable
          label={t("title")}
          heads={[
            { key: "store", label: t("columns.store") },
            { key: "name", label: t("columns.name") },
            { key: "status", label: t("columns.status") },
            { key: "route", label: t("columns.routePath") },
            { key: "template", label: t("columns.templateName") },
          ]}
          rows={rows.map((row) => ({
            key: row.store,
            cells: [
              <DocumentNumber key="no" no={row.store} href={storeHref(row.store)} />,
              row.name,
              <StatusChip key="status" kind="store" status={row.status} />,
              row.routePath,
              row.templateName,
            ],
          }))}
        />
      )}
    </QueryPane>
  );
}
