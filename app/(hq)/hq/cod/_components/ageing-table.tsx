"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { parseFen } from "@/server/shared/fen";
import { codInput } from "../../_lib/list-inputs";
import { type CodRights, StoreDrawer } from "./store-drawer";

type Row = RouterOutputs["cod"]["ageing"]["rows"][number];
const column = columnsOf<Row>();
const money = (text: string | null) => {
  const fen = text === null ? null : parseFen(text);
  return fen === 0 ? <span className="text-quiet">–</span> : <Money fen={fen} />;
};
const age = (step: 0 | 1 | 2 | 3) =>
  column.accessor((row) => row.ages[step], {
    id: `age${step}`,
    cell: (c) => money(c.getValue()),
    meta: { align: "end" },
  });
const columns = column.columns([
  column.accessor("store", {
    cell: (c) => (
      <span className="inline-flex items-center gap-2">
        <span className="font-medium">{c.getValue()}</span>
        <span className="text-quiet">{c.row.original.name}</span>
        {c.row.original.isStopped && <StoppedChip />}
      </span>
    ),
    meta: { card: "title" },
  }),
  column.accessor("unpaid", {
    cell: (c) => <Money fen={parseFen(c.getValue())} className="font-medium" />,
    meta: { align: "end", card: "aside" },
  }),
  column.accessor("limit", { cell: (c) => money(c.getValue()), meta: { align: "end" } }),
  column.accessor("notYetDue", { cell: (c) => money(c.getValue()), meta: { align: "end" } }),
  age(0),
  age(1),
  age(2),
  age(3),
  column.accessor("oldestDays", { meta: { align: "end" } }),
  column.accessor("credit", { cell: (c) => money(c.getValue()), meta: { align: "end" } }),
]);

function StoppedChip() {
  const t = useTranslations("hq.cod");
  return <Chip tone="blocked">{t("stopped")}</Chip>;
}

/** Stores by how long their oldest delivery is unpaid; a row opens what they owe delivery by delivery. */
export function AgeingTable({ may }: { may: CodRights }) {
  const t = useTranslations("hq.cod");
  const heads = useTranslations("hq.cod.columns");
  const trpc = useTRPC();
  const drawer = useDrawerParam();
  const list = useQuery({
    ...trpc.cod.ageing.queryOptions(codInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-cod"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.store}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.store)}
            bar={<FilterBar search={t("search")} />}
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <StoreDrawer store={drawer.opened} onClose={drawer.close} may={may} />
    </>
  );
}
