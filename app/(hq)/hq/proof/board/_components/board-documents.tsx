"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Checkbox } from "@/app/_ui/checkbox";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import type { BusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { PlainTable } from "../../../_components/plain-table";
import { accountHref, deliveryHref, depositHref } from "../../../_lib/links";
import type { Board } from "./reconciliation-board";

type Documents = RouterOutputs["proof"]["boardDocuments"]["rows"];

const hrefs: Record<Documents[number]["kind"], (no: string) => string> = {
  account: accountHref,
  deposit: depositHref,
  delivery: deliveryHref,
  bank_line: (no) => `/hq/bank?open=${encodeURIComponent(no)}`,
};

/** As many as the server answers at once. */
const most = 200;

interface BoardDocumentsProps {
  row: Board["rows"][number];
  from: BusinessDay;
  to: BusinessDay;
}

/** The documents behind a row, each with both sums; what differs is shown first, and alone when something does. */
export function BoardDocuments({ row, from, to }: BoardDocumentsProps) {
  const t = useTranslations("hq.board");
  const [onlyDiffering, setOnlyDiffering] = useState(row.differing > 0);
  const show = onlyDiffering ? "differing" : "all";
  const query = useQuery(useTRPC().proof.boardDocuments.queryOptions({ row: row.row, from, to, show }));
  return (
    <div className="flex flex-col gap-2">
      <Checkbox isChecked={onlyDiffering} onChange={setOnlyDiffering} label={t("onlyDiffering")} />
      <QueryPane query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="text-quiet">{t(onlyDiffering ? "noneDiffer" : "none")}</p>
          ) : (
            <>
              <DocumentTable row={row} rows={rows} />
              {rows.length === most && <p className="text-quiet">{t("most", { count: most })}</p>}
            </>
          )
        }
      </QueryPane>
    </div>
  );
}

function DocumentTable({ row, rows }: { row: Board["rows"][number]; rows: Documents }) {
  const t = useTranslations("hq.board");
  return (
    <PlainTable
      label={t("showOf", { what: t(`rows.${row.row}.title`) })}
      heads={[
        { key: "document", label: t("document") },
        { key: "what", label: t("what") },
        { key: "left", label: t(`rows.${row.row}.left`), isFigure: true },
        { key: "right", label: t(`rows.${row.row}.right`), isFigure: true },
        { key: "difference", label: t("difference"), isFigure: true },
      ]}
      rows={rows.map(({ document, kind, what, left, right, difference }) => ({
        key: document,
        cells: [
          <Link
            key="document"
            className="whitespace-nowrap text-accent underline-offset-4 hover:underline"
            href={hrefs[kind](document) as Route}
          >
            {document}
          </Link>,
          what,
          <Money key="left" fen={parseFen(left)} />,
          <Money key="right" fen={parseFen(right)} />,
          <Money key="difference" fen={parseFen(difference)} />,
        ],
      }))}
    />
  );
}
