"use client";

import { useQuery } from "@tanstack/react-query";
import { Tags, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { IconButton } from "@/app/_ui/icon-button";
import { PageHeader } from "@/app/_ui/page-header";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { StatusChip } from "@/app/_ui/status-chip";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";

type Row = RouterOutputs["tag"]["list"]["rows"][number];

/** What hangs wrong at the shelves, what the till charges instead, and where the right tag is. */
export function TagList({ store }: { store: string }) {
  const t = useTranslations("store.tags");
  const trpc = useTRPC();
  const mayAsk = useAbility("tag.request");
  const { cursor } = useListParams();
  const list = useQuery(trpc.tag.list.queryOptions({ store, status: "open", limit: 100, cursor }));
  const late = useQuery(trpc.tag.late.queryOptions({ store }));
  return (
    <>
      <PageHeader
        title={t("title")}
        text={late.data && (late.data.late > 0 ? t("late", { count: late.data.late }) : t("noneLate"))}
      />
      <QueryPane query={list}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={Tags} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <ul aria-label={t("title")} className="divide-y rounded-lg border bg-raised">
                {rows.map((row) => (
                  <TagLine key={row.tag} row={row} mayAsk={mayAsk} />
                ))}
              </ul>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
      {mayAsk && (
        <>
          <div className="h-20 md:hidden" />
          <PinnedAction>
            <LinkButton href="/store/tags/new" variant="primary" size="touch" className="w-full md:w-auto">
              {t("ask")}
            </LinkButton>
          </PinnedAction>
        </>
      )}
    </>
  );
}

function TagLine({ row, mayAsk }: { row: Row; mayAsk: boolean }) {
  const t = useTranslations("store.tags");
  const format = useFormat();
  const cancel = useCommand(useTRPC().tag.cancel.mutationOptions(), { done: t("cancelled") });
  const isChanged = row.shelfPriceFen !== null && row.shelfPriceFen !== row.priceFen;
  return (
    <li className="flex min-h-14 items-center gap-2 py-2 pr-2 pl-4">
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 font-medium">{row.name}</span>
          <span className="whitespace-nowrap">
            {isChanged && row.shelfPriceFen !== null && (
              <s className="mr-2 text-sm text-quiet">{format.money(row.shelfPriceFen)}</s>
            )}
            <strong className="font-semibold">
              {row.priceFen === null ? "–" : format.money(row.priceFen)}
            </strong>
          </span>
        </span>
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="text-sm text-quiet">
            <Facts>
              {row.shelf}
              {row.effectiveAt
                ? t("from", { at: format.instant(row.effectiveAt) })
                : t(`sources.${row.source}`)}
              {row.delivery}
            </Facts>
          </span>
          <StatusChip kind="tag" status={row.status} />
        </span>
      </span>
      {mayAsk && (
        <span className="w-11 shrink-0">
          {row.status === "pending" && row.source === "store" && (
            <IconButton label={t("cancel", { name: row.name })} onClick={() => cancel.run({ tag: row.tag })}>
              <X aria-hidden />
            </IconButton>
          )}
        </span>
      )}
    </li>
  );
}
