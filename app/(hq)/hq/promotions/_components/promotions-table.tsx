"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useActorName } from "@/app/_lib/use-actor-name";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { promotionKinds, promotionStates } from "@/server/promotion/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { promotionHref, promotionsInput } from "../_lib/inputs";
import { useTermsWords } from "../_lib/use-terms-words";
import { KindWord, PromotionStateChip, ProposalChip } from "./state-chip";

type Row = RouterOutputs["promotion"]["list"]["rows"][number] & { said: string };
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("promotion", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={promotionHref(c.getValue())} />,
    meta: { card: "title" },
  }),
  column.accessor("name", {}),
  column.accessor("said", {
    cell: (c) => <span className="block min-w-64 whitespace-normal">{c.getValue()}</span>,
  }),
  column.accessor("state", {
    cell: (c) => (
      <span className="inline-flex flex-wrap gap-1">
        <PromotionStateChip state={c.getValue()} />
        {c.row.original.proposal && <ProposalChip proposal={c.row.original.proposal} />}
      </span>
    ),
    meta: { card: "aside" },
  }),
  column.accessor("from", {
    cell: (c) => <Days row={c.row.original} />,
    meta: { csv: ({ from, to }) => `${from} – ${to}` },
  }),
  column.accessor((row) => budgetBpOf(row), {
    id: "budget",
    cell: (c) => <Budget bp={c.getValue()} />,
    meta: { align: "end" },
  }),
  column.accessor("orders", { cell: (c) => <Count n={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("times", {
    cell: (c) => <Times row={c.row.original} />,
    meta: { align: "end" },
  }),
  column.accessor("moneyFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("by", { cell: (c) => <Author row={c.row.original} />, meta: { isHidden: true } }),
  column.accessor("kind", { cell: (c) => <KindWord kind={c.getValue()} />, meta: { isHidden: true } }),
  column.accessor("priority", { meta: { align: "end", isHidden: true } }),
  column.accessor("exclusiveGroup", { cell: (c) => c.getValue() ?? "–", meta: { isHidden: true } }),
]);

function Days({ row: { from, to } }: { row: Row }) {
  const format = useFormat();
  return (
    <span className="whitespace-nowrap">
      {format.day(asBusinessDay(from))} – {format.day(asBusinessDay(to))}
    </span>
  );
}

function Count({ n }: { n: number }) {
  return useFormat().count(n);
}

/** The fuller of the two budgets, in basis points; null without one. */
function budgetBpOf({ times, moneyFen, budgetTimes, budgetFen }: Row): number | null {
  const parts = [
    ...(budgetTimes === null ? [] : [times / budgetTimes]),
    ...(budgetFen === null ? [] : [moneyFen / budgetFen]),
  ];
  return parts.length === 0 ? null : Math.round(Math.max(...parts) * 1_000) * 10;
}

function Budget({ bp }: { bp: number | null }) {
  const t = useTranslations("hq.promotions");
  const format = useFormat();
  if (bp === null) return <span className="text-quiet">–</span>;
  return (
    <span className={bp >= 8_000 ? "font-medium text-attention" : undefined}>
      {t("budgetUsed", { percent: format.rate(bp) })}
    </span>
  );
}

function Author({ row }: { row: Row }) {
  const t = useTranslations("hq.promotions");
  const actorName = useActorName();
  return row.by === null ? <span className="text-quiet">{t("fromFile")}</span> : actorName(row.by);
}

function Times({ row }: { row: Row }) {
  const format = useFormat();
  return row.budgetTimes === null
    ? format.count(row.times)
    : `${format.count(row.times)} / ${format.count(row.budgetTimes)}`;
}

/** Promotions with what they grant, their states, days and uses; a row opens the promotion. */
export function PromotionsTable() {
  const list = useQuery({
    ...useTRPC().promotion.list.queryOptions(promotionsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryPane query={list} skeleton={<TableSkeleton />}>
      {(data) => <Table list={data} />}
    </QueryPane>
  );
}

function Table({ list: { rows, names, nextCursor } }: { list: RouterOutputs["promotion"]["list"] }) {
  const t = useTranslations("hq.promotions");
  const heads = useTranslations("hq.promotions.columns");
  const router = useRouter();
  const { earns } = useTermsWords(names);
  const said = useMemo(() => rows.map((row) => ({ ...row, said: earns(row.content) })), [rows, earns]);
  return (
    <DataTable
      id="hq-promotions"
      label={t("title")}
      columns={columns}
      heads={heads}
      rows={said}
      rowId={(row) => row.promotion}
      paging={{ nextCursor, count: rows.length }}
      onOpen={(row) => router.push(promotionHref(row.promotion) as Route)}
      bar={<Filters />}
      empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
    />
  );
}

function Filters() {
  const t = useTranslations("hq.promotions");
  const heads = useTranslations("hq.promotions.columns");
  const states = useTranslations("hq.promotions.states");
  const kinds = useTranslations("hq.promotions.kinds");
  const stateOptions = [
    { value: "waiting", label: t("waiting") },
    ...promotionStates.map((value) => ({ value, label: states(value) })),
  ];
  const kindOptions = promotionKinds.map((value) => ({ value, label: kinds(value) }));
  return (
    <FilterBar
      search={t("search")}
      filters={[
        { name: "state", label: heads("state"), options: stateOptions },
        { name: "kind", label: heads("kind"), options: kindOptions },
      ]}
    />
  );
}
