"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RouterInputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { QueryPane } from "@/app/_ui/query-pane";
import { Amount } from "@/app/_ui/statement/statement-paper";
import { PlainTable } from "../../_components/plain-table";
import { StoreLink } from "../../_components/record-link";
import { deliveryHref } from "../../_lib/links";

type Asked = Pick<RouterInputs["period"]["checkRows"], "month" | "check">;
/** Rows at once; who has more open than this looks into the list of the documents themselves. */
const limit = 200;

/** The documents behind a line of the check list; each leads to its delivery order. */
export function CheckRows({ month, check }: Asked) {
  const t = useTranslations("hq.months");
  const format = useFormat();
  const trpc = useTRPC();
  const query = useQuery(trpc.period.checkRows.queryOptions({ month, check, limit }));
  return (
    <QueryPane query={query}>
      {({ rows }) => (
        <PlainTable
          label={t(`checks.${check}`)}
          heads={[
            { key: "document", label: t("document") },
            { key: "store", label: t("store") },
            { key: "at", label: t("at") },
            { key: "amount", label: t("amount"), isFigure: true },
          ]}
          rows={rows.map((row) => ({
            key: row.document,
            cells: [
              <Link
                key="document"
                className="text-accent underline-offset-4 hover:underline"
                href={deliveryHref(row.delivery) as Route}
              >
                {row.document}
              </Link>,
              <StoreLink key="store" code={row.store} name={null} />,
              format.instant(row.at),
              row.amount === null ? "–" : <Amount key="amount" text={row.amount} />,
            ],
          }))}
        />
      )}
    </QueryPane>
  );
}
