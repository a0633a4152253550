"use client";

import { useQuery } from "@tanstack/react-query";
import { ClipboardCheck, Plus } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { PageHeader } from "@/app/_ui/page-header";
import { StatusChip } from "@/app/_ui/status-chip";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";
import { NewCount } from "./new-count";
import { useScopeWord } from "./use-scope-word";

/** Counts of a store, newest first; the few of the day are one tap away, a larger one is begun here. */
export function CountList({ store, isDirect }: { store: string; isDirect: boolean }) {
  const t = useTranslations("store.counts");
  const format = useFormat();
  const scopeWord = useScopeWord();
  const trpc = useTRPC();
  const router = useRouter();
  const mayCount = useAbility("stocktake.count");
  const mayOpenAny = useAbility("stocktake.open");
  // A direct store has no owner: whoever counts there begins a count, headquarters approve it.
  const mayOpen = mayOpenAny || (isDirect && mayCount);
  const [isNew, setIsNew] = useState(false);
  const { cursor } = useListParams();
  const list = useQuery(trpc.stocktake.list.queryOptions({ store, limit: 30, cursor }));
  const goTo = (stocktake: string) => router.push(`/store/counts/${stocktake}` as Route);
  const daily = useCommand(trpc.stocktake.open.mutationOptions(), {
    onDone: ({ stocktake }) => goTo(stocktake),
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          mayOpen && (
            <Button size="large" icon={<Plus aria-hidden />} onClick={() => setIsNew(true)}>
              {t("new")}
            </Button>
          )
        }
      />
      {mayCount && (
        <Button
          variant="primary"
          size="touch"
          icon={<ClipboardCheck aria-hidden />}
          isLoading={daily.isRunning}
          onClick={() => daily.run({ store, kind: "daily", scope: "" })}
        >
          {t("daily")}
        </Button>
      )}
      <QueryPane query={list}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={ClipboardCheck} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.stocktake}
                    href={`/store/counts/${row.stocktake}`}
                    title={scopeWord(row)}
                    text={
                      <Facts>
                        {row.stocktake}
                        {format.instant(row.openedAt)}
                        {t("progress", { done: row.counted, total: row.lines })}
                      </Facts>
                    }
                    status={<StatusChip kind="stocktake" status={row.status} />}
                  />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
      {isNew && <NewCount store={store} onClose={() => setIsNew(false)} onOpened={goTo} />}
    </>
  );
}
