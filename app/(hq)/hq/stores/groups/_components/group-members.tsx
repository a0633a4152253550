"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";

/** So many stores of a group are asked for at a time; a group of fewer needs no search. */
const pageSize = 20;

/** The stores of a group by code, each with a cross where it may go. */
export function GroupMembers({ group, mayRemove }: { group: string; mayRemove: boolean }) {
  const t = useTranslations("hq.groups");
  const kinds = useTranslations("hq.stores.kinds");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim(), 200);
  const list = useInfiniteQuery(
    trpc.org.members.infiniteQueryOptions(
      { group, limit: pageSize, search: search || undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const remove = useCommand(trpc.org.changeMembers.mutationOptions(), {
    done: ({ changed, stores }) => t("removed", { count: changed, stores }),
  });
  return (
    <QueryPane query={list}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        const isLong = search !== "" || rows.length >= pageSize;
        return (
          <div className="flex flex-col gap-2">
            {isLong && (
              <TextInput
                aria-label={t("searchMembers")}
                placeholder={t("searchMembers")}
                icon={<Search aria-hidden />}
                value={typed}
                onChange={setTyped}
              />
            )}
            {rows.length === 0 && <p className="text-quiet">{t(search ? "noneFound" : "noMembers")}</p>}
            {rows.length > 0 && (
              <ul className="divide-y rounded-md border bg-raised">
                {rows.map((row) => (
                  <li key={row.store} className="flex min-h-9 items-center gap-3 px-3 py-1 text-table">
                    <span className="min-w-0 grow">
                      <span className="mr-2 text-quiet">{row.store}</span>
                      {row.name}
                      <span className="ml-2 text-quiet">
                        {row.routeName} · {kinds(row.kind)}
                      </span>
                    </span>
                    {row.status !== "active" && <StatusChip kind="store" status={row.status} />}
                    {mayRemove && (
                      <IconButton
                        label={t("remove", { store: row.store })}
                        disabled={remove.isRunning || row.status === "closed"}
                        onClick={() =>
                          remove.run({ group, how: "remove", which: { by: "stores", stores: [row.store] } })
                        }
                      >
                        <X aria-hidden />
                      </IconButton>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {list.hasNextPage && (
              <Button
                variant="quiet"
                isLoading={list.isFetchingNextPage}
                onClick={() => list.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
          </div>
        );
      }}
    </QueryPane>
  );
}
