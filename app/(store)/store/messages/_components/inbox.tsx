"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BellOff, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { QueryPane } from "../../_components/query-pane";
import { inboxInputOf } from "../_lib/inbox-input";
import { MessageRow } from "./message-row";

const refreshMs = 20_000;

/** What the person was told, newest first; opening a message or its button marks it as read. */
export function Inbox() {
  const t = useTranslations("store.messages");
  const trpc = useTRPC();
  const { cursor } = useListParams();
  const inbox = useQuery({
    ...trpc.message.inbox.queryOptions(inboxInputOf({ cursor })),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const readAll = useCommand(trpc.message.readAll.mutationOptions());
  const newest = inbox.data?.rows[0]?.message;
  const hasUnread = inbox.data?.rows.some(({ isRead }) => !isRead) ?? false;
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          hasUnread &&
          newest !== undefined && (
            <Button
              size="large"
              icon={<CheckCheck aria-hidden />}
              isLoading={readAll.isRunning}
              onClick={() => readAll.run({ upTo: newest })}
            >
              {t("readAll")}
            </Button>
          )
        }
      />
      <QueryPane query={inbox} skeleton={<TableSkeleton rows={8} columns={2} />}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={BellOff} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <ul aria-label={t("title")} className="divide-y overflow-hidden rounded-lg border bg-raised">
                {rows.map((row) => (
                  <MessageRow key={row.message} row={row} />
                ))}
              </ul>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
    </>
  );
}
