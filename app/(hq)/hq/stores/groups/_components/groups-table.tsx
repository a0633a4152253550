"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Archive, CircleCheck } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { groupStates } from "@/server/org/schema";
import { groupsInput } from "../../_lib/day-inputs";
import { GroupDrawer } from "./group-drawer";
import { NameDialog } from "./name-dialog";

type Row = RouterOutputs["org"]["groups"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("group", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.group}</span>
        {row.original.name}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.group} ${row.name}` },
  }),
  column.accessor("isArchived", {
    cell: (c) => <GroupState isArchived={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("stores", {
    cell: (c) => <Count n={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("promotions", {
    cell: (c) => <Count n={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("packages", {
    cell: (c) => c.getValue().join(" · ") || <span className="text-quiet">–</span>,
    meta: { card: "line", csv: (row: Row) => row.packages.join(" ") },
  }),
]);

function Count({ n }: { n: number }) {
  const format = useFormat();
  return <span className={n === 0 ? "text-quiet" : undefined}>{format.count(n)}</span>;
}

/** Whether a group is in use or archived. */
export function GroupState({ isArchived }: { isArchived: boolean }) {
  const t = useTranslations("hq.groups");
  return isArchived ? (
    <Chip tone="neutral" icon={Archive}>
      {t("states.archived")}
    </Chip>
  ) : (
    <Chip tone="done" icon={CircleCheck}>
      {t("states.used")}
    </Chip>
  );
}

/** The groups of stores by code; a row opens beside it with its stores, what comes to it and its history. */
export function GroupsTable({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("hq.groups");
  const heads = useTranslations("hq.groups.columns");
  const drawer = useDrawerParam();
  const [isNew, setIsNew] = useState(false);
  const input = groupsInput(useSearchParams());
  const list = useQuery({ ...useTRPC().org.groups.queryOptions(input), placeholderData: keepPreviousData });
  const create = (
    <Button variant="primary" onClick={() => setIsNew(true)}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} action={mayChange && create} />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-groups"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.group}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.group)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "state",
                    label: t("columns.isArchived"),
                    options: groupStates.map((value) => ({
                      value,
                      label: t(`states.${value}`),
                    })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} action={mayChange && create} />}
          />
        )}
      </QueryPane>
      <GroupDrawer group={drawer.opened} mayChange={mayChange} onClose={drawer.close} />
      {isNew && (
        <NameDialog
          onClose={(made) => {
            setIsNew(false);
            if (made) drawer.open(made);
          }}
        />
      )}
    </>
  );
}
