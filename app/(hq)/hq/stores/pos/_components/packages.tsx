"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { Megabytes } from "./megabytes";
import { RolloutDialog } from "./rollout-dialog";
import { UploadDialog } from "./upload-dialog";

type Row = RouterOutputs["upgrade"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("version", { meta: { card: "title" } }),
  column.accessor("status", {
    cell: ({ row }) => (
      <StatusChip kind="package" status={row.original.isPaused ? "paused" : row.original.status} />
    ),
    meta: { card: "aside" },
  }),
  column.accessor("sizeBytes", {
    cell: (c) => <Megabytes bytes={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("stores", { cell: (c) => <Count n={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("installed", {
    cell: ({ row }) => <Installed row={row.original} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("failed", { cell: (c) => <Count n={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("alarms", {
    cell: (c) => <Alarms n={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("note", {}),
  column.accessor("uploadedAt", { cell: ({ row }) => <Uploaded row={row.original} /> }),
]);

function Count({ n }: { n: number }) {
  return useFormat().count(n);
}

function Installed({ row }: { row: Row }) {
  const t = useTranslations("hq.pos");
  const format = useFormat();
  return t("installedOf", { installed: format.count(row.installed), stores: format.count(row.stores) });
}

function Alarms({ n }: { n: number }) {
  const t = useTranslations("hq.pos");
  return (
    <span className={n > 0 ? "font-medium text-blocked" : "text-quiet"}>{t("alarmTills", { count: n })}</span>
  );
}

function Uploaded({ row }: { row: Row }) {
  return `${useFormat().instant(row.uploadedAt)} · ${row.uploadedBy}`;
}

/** All packages; a row opens its roll-out. */
export function Packages({ mayManage }: { mayManage: boolean }) {
  const t = useTranslations("hq.pos");
  const heads = useTranslations("hq.pos.columns");
  const router = useRouter();
  const [dialog, setDialog] = useState<"upload" | "rollout">();
  const close = () => setDialog(undefined);
  const list = useQuery({ ...useTRPC().upgrade.list.queryOptions(), refetchInterval: 15_000 });
  const upload = (
    <Button variant="primary" onClick={() => setDialog("upload")}>
      {t("upload")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayManage && (
            <>
              <Button onClick={() => setDialog("rollout")}>{t("terms")}</Button>
              {upload}
            </>
          )
        }
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows }) => (
          <DataTable
            id="hq-packages"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.version}
            onOpen={(row) => router.push(`/hq/stores/pos/${row.version}` as Route)}
            empty={<EmptyState title={t("empty")} text={t("emptyText")} action={mayManage && upload} />}
          />
        )}
      </QueryPane>
      {dialog === "upload" && <UploadDialog onClose={close} />}
      {dialog === "rollout" && <RolloutDialog onClose={close} />}
    </>
  );
}
