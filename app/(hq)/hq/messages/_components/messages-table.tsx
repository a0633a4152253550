"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { messageKinds, sendStates } from "@/server/notify/schema";
import { Instant } from "../../_components/instant";
import { messagesInput } from "../../_lib/list-inputs";
import { MessageDrawer } from "./message-drawer";

export type LoggedRow = RouterOutputs["message"]["log"]["rows"][number];
const column = columnsOf<LoggedRow>();
const columns = column.columns([
  column.accessor("message", {
    cell: ({ row }) => <Title row={row.original} />,
    meta: { card: "title", csv: (row: LoggedRow) => row.en.title },
  }),
  column.accessor((row) => `${row.to.code} ${row.to.name}`, { id: "to" }),
  column.accessor((row) => row.sms?.state ?? "", {
    id: "sms",
    cell: ({ row }) => <Sms row={row.original} />,
    meta: { card: "aside" },
  }),
  column.accessor((row) => row.sms?.address ?? "", { id: "address", meta: { card: "none" } }),
  column.accessor((row) => row.sms?.attempts ?? 0, {
    id: "attempts",
    cell: ({ row }) => <Attempts row={row.original} />,
    meta: { align: "end", card: "none" },
  }),
  column.accessor("readers", { cell: (c) => <Readers count={c.getValue()} />, meta: { card: "none" } }),
  column.accessor("at", { cell: (c) => <Instant at={c.getValue()} /> }),
]);

function Title({ row }: { row: LoggedRow }) {
  const locale = useLocale();
  return <span className="font-medium">{(locale === "zh" ? row.zh : row.en).title}</span>;
}

function Sms({ row }: { row: LoggedRow }) {
  const t = useTranslations("hq.messages");
  if (row.sms === null) return <span className="text-quiet">{t("noSms")}</span>;
  return <StatusChip kind="send" status={row.sms.state} />;
}

function Attempts({ row }: { row: LoggedRow }) {
  const format = useFormat();
  return row.sms === null ? <span className="text-quiet">–</span> : format.count(row.sms.attempts);
}

function Readers({ count }: { count: number }) {
  const t = useTranslations("hq.messages");
  return count === 0 ? <span className="text-quiet">{t("unread")}</span> : t("read", { count });
}

/** Everything that was told, newest first; a row opens beside it with what became of its SMS. */
export function MessagesTable() {
  const t = useTranslations("hq.messages");
  const heads = useTranslations("hq.messages.columns");
  const word = useStatusWord();
  const trpc = useTRPC();
  const drawer = useDrawerParam();
  const input = messagesInput(useSearchParams());
  const log = useQuery({
    ...trpc.message.log.queryOptions(input),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const isFiltered = Boolean(input.search ?? input.state ?? input.kind);
  return (
    <QueryPane query={log} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor }) => (
        <>
          <DataTable
            id="hq-messages"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => String(row.message)}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(String(row.message))}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "state",
                    label: t("columns.sms"),
                    options: sendStates.map((value) => ({ value, label: word("send", value) })),
                  },
                  {
                    name: "kind",
                    label: t("kind"),
                    options: messageKinds.map((value) => ({ value, label: t(`kinds.${kindKey(value)}`) })),
                  },
                ]}
              />
            }
            empty={
              <EmptyState
                title={t(isFiltered ? "noneFound" : "none")}
                text={isFiltered ? undefined : t("noneText")}
              />
            }
          />
          <MessageDrawer
            row={rows.find(({ message }) => String(message) === drawer.opened)}
            onClose={drawer.close}
          />
        </>
      )}
    </QueryPane>
  );
}

/** A kind as the words have it: their names hold no dots. */
const kindKey = (kind: (typeof messageKinds)[number]) =>
  kind.replace(".", "_") as
    | "order_blocked"
    | "order_item_stopped"
    | "order_promotion_stripped"
    | "delivery_short"
    | "difference_decided"
    | "deposit_approved"
    | "deposit_rejected"
    | "deposit_reversed"
    | "deposit_expired"
    | "template_switched"
    | "permit_granted"
    | "till_failing"
    | "price_decided"
    | "item_taken_over"
    | "return_decided"
    | "return_settled"
    | "recall_opened";
