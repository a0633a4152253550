"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { rateOf } from "@/app/_ui/report/growth";
import { Sparkline } from "@/app/_ui/sparkline";

export type ChainFigures = RouterOutputs["report"]["chain"];
type Row = ChainFigures["rows"][number];

const reportHref = (store: string) => `/hq/reports/${encodeURIComponent(store)}?period=month` as Route;

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: ({ row }) => (
      <Link href={reportHref(row.original.store)} className="whitespace-nowrap">
        <span className="text-accent underline-offset-4 hover:underline">{row.original.store}</span>{" "}
        {row.original.name}
      </Link>
    ),
    meta: { isSortable: true, card: "title", csv: (row: Row) => `${row.store} ${row.name}` },
  }),
  column.accessor("kind", { cell: (c) => <Kind kind={c.getValue()} />, meta: { isHidden: true } }),
  column.accessor("route", { meta: { isHidden: true, card: "none" } }),
  column.accessor("curve", {
    cell: ({ row }) => <Curve row={row.original} />,
    meta: { card: "none", csv: () => null },
  }),
  column.accessor("salesFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true, card: "aside" },
  }),
  column.accessor("growthBp", {
    cell: (c) => <Rate bp={c.getValue()} isSigned />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("marginFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("marginBp", {
    cell: (c) => <Rate bp={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("coverDays", {
    cell: (c) => c.getValue() ?? "–",
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("fillBp", {
    cell: (c) => <Rate bp={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("returnedFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("writtenOffFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("countedFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true, isHidden: true },
  }),
]);

function Kind({ kind }: { kind: Row["kind"] }) {
  return useTranslations("hq.stores.kinds")(kind);
}

function Curve({ row }: { row: Row }) {
  const t = useTranslations("hq.reports");
  return <Sparkline values={row.curve} label={t("curveOf", { store: row.name })} />;
}

function Rate({ bp, isSigned = false }: { bp: number | null; isSigned?: boolean }) {
  const format = useFormat();
  if (bp === null) return <span className="text-quiet">–</span>;
  return (
    <span className={bp < 0 ? "text-blocked" : undefined}>
      {bp < 0 ? "−" : isSigned ? "+" : ""}
      {rateOf(format.rate, Math.abs(bp))}
    </span>
  );
}

/** One row a store, in the order of any column; a row leads to the store's own report. */
export function StoreTable({ report }: { report: ChainFigures }) {
  const t = useTranslations("hq.reports");
  const router = useRouter();
  const { now, coverDays } = report.all;
  return (
    <DataTable
      id="hq-reports"
      label={t("stores")}
      columns={columns}
      heads={useTranslations("hq.reports.columns")}
      rows={report.rows}
      rowId={(row) => row.store}
      paging={{ total: report.total, pageSize: 50 }}
      onOpen={(row) => router.push(reportHref(row.store))}
      height="34rem"
      totals={{
        salesFen: <Money fen={now.salesFen} />,
        marginFen: <Money fen={now.marginFen} />,
        marginBp: <Rate bp={now.marginBp} />,
        coverDays: coverDays ?? "–",
        fillBp: <Rate bp={now.fillBp} />,
        returnedFen: <Money fen={now.returnedFen} />,
        writtenOffFen: <Money fen={now.writtenOffFen} />,
        countedFen: <Money fen={now.countedFen} />,
      }}
      empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
    />
  );
}
