"use client";

import { useQuery } from "@tanstack/react-query";
import { Banknote, CircleCheck, PackageOpen, Snowflake } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { columnsOf, DataTable, useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { boardInputOf, isAsked } from "../_lib/board";

type Row = RouterOutputs["pool"]["stores"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: (c) => (
      <span>
        <span className="font-medium">{c.getValue()}</span>{" "}
        <span className="text-quiet">{c.row.original.storeName}</span>
      </span>
    ),
    meta: { card: "title", csv: (row: Row) => row.store },
  }),
  column.accessor("route", { meta: { isHidden: true } }),
  column.accessor("stop", {
    cell: (c) => (
      <span>
        <span className="text-quiet">{c.row.original.route} ·</span> {c.getValue()}
      </span>
    ),
    meta: { align: "end" },
  }),
  column.accessor((row) => row.orders.length, { id: "orders", meta: { align: "end" } }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("amountFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "aside" },
  }),
  column.accessor("availableFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.display({ id: "state", cell: (c) => <StoreState store={c.row.original} /> }),
]);

/** Why a store was left in the pool, by how much, and whether it could pay now. */
function StoreState({ store }: { store: Row }) {
  const t = useTranslations("dc.pool");
  if (store.storeStatus === "suspended") {
    return (
      <Chip tone="attention" icon={Snowflake}>
        {t("frozen")}
      </Chip>
    );
  }
  if (store.blocked === null && store.isShort) {
    return (
      <Chip tone="attention" icon={Banknote}>
        {t("mayNotReach")}
      </Chip>
    );
  }
  if (store.blocked === null) return <span className="text-quiet">{t("ready")}</span>;
  const { neededFen, availableFen, shortfallFen, code } = store.blocked;
  return (
    <span className="inline-flex items-center gap-2">
      {store.isCovered ? (
        <Chip tone="done" icon={CircleCheck}>
          {t("nowCovered")}
        </Chip>
      ) : (
        <Chip tone="blocked" icon={Banknote}>
          {code === "account/cod-overdue"
            ? t("codOverdue")
            : code === "account/cod-limit"
              ? t("codLimit")
              : t("balanceShort")}
        </Chip>
      )}
      <Money
        fen={shortfallFen}
        className={store.isCovered ? "text-quiet" : "text-blocked"}
        explain={
          <MoneyExplanation
            lines={[
              { label: t("needed"), fen: neededFen },
              { label: t("availableThen"), fen: -availableFen },
            ]}
            total={{ label: t("shortfall"), fen: shortfallFen }}
            rule={t("blockedRule")}
          />
        }
      />
    </span>
  );
}

/** The stores of the chosen route and everything below it, by route and stop. */
export function PoolStores({ route }: { route: string }) {
  const t = useTranslations("dc.pool");
  const trpc = useTRPC();
  const format = useFormat();
  const search = useSearchParams();
  const params = useListParams();
  const heads = useTranslations("dc.pool.columns");
  const drawer = useDrawerParam("store");
  const query = useQuery({
    ...trpc.pool.stores.queryOptions({ ...boardInputOf(search), route }),
    refetchInterval: 30_000,
  });
  const { q } = params;
  const state = params.get("state");
  const rows = useMemo(
    () => (query.data ?? []).filter((store) => isAsked(store, { q }, state)),
    [query.data, q, state],
  );
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const isFiltered = q !== "" || state !== undefined;
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {() => (
        <DataTable
          id="dc-pool"
          label={t("stores")}
          columns={columns}
          heads={heads}
          rows={rows}
          rowId={(row) => row.store}
          onOpen={(row) => drawer.open(row.store)}
          height="calc(100dvh - 17rem)"
          totals={{
            store: t("storesCount", { count: rows.length }),
            orders: format.count(sum((row) => row.orders.length)),
            lines: format.count(sum((row) => row.lines)),
            amountFen: <Money fen={sum((row) => row.amountFen)} />,
          }}
          empty={
            isFiltered ? (
              <EmptyState
                title={t("nothingAsked")}
                action={
                  <Button onClick={() => params.set({ q: undefined, state: undefined })}>
                    {t("showAll")}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon={PackageOpen}
                title={t("emptyRoute")}
                text={t("emptyRouteText")}
                action={<LinkButton href="/dc/waves">{t("toWaves")}</LinkButton>}
              />
            )
          }
        />
      )}
    </QueryPane>
  );
}
