"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { Dialog } from "@/app/_ui/dialog";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { toast } from "@/app/_ui/toast";
import { parseFen } from "@/server/shared/fen";
import { QueryPane } from "../../_components/query-pane";
import { type DraftGoesOn, draftOf, type WantedLine, wantedOf } from "../_lib/wanted-lines";

interface CopyDialogProps {
  store: string;
  isOpen: boolean;
  onClose: () => void;
  onLines: (lines: WantedLine[], draft: DraftGoesOn | undefined) => void;
}

/** The store's latest orders, to begin from one of them. */
export function CopyDialog({ store, isOpen, onClose, onLines }: CopyDialogProps) {
  const t = useTranslations("store.order.copy");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const format = useFormat();
  const sentenceFor = useErrorSentence();
  const [fetching, setFetching] = useState<string | undefined>(undefined);
  const orders = useQuery({ ...trpc.order.list.queryOptions({ store, limit: 20 }), enabled: isOpen });

  const choose = async (order: string) => {
    setFetching(order);
    try {
      const found = await queries.fetchQuery(trpc.order.get.queryOptions({ order }));
      onLines(found.lines.filter(({ gift }) => !gift).map(wantedOf), draftOf(found));
    } catch (error) {
      toast.refused(sentenceFor(error));
    }
    setFetching(undefined);
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t("title")} description={t("text")}>
      <QueryPane query={orders}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t("none")} />
          ) : (
            <ul className="-mx-2 flex flex-col">
              {rows.map((row) => (
                <li key={row.order}>
                  <button
                    type="button"
                    disabled={fetching !== undefined}
                    aria-busy={fetching === row.order}
                    onClick={() => void choose(row.order)}
                    className="flex min-h-13 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover disabled:opacity-60"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block font-medium">{format.instant(row.at)}</span>
                      <Facts className="text-sm text-quiet">
                        {row.order}
                        {t("lines", { count: row.lines })}
                      </Facts>
                    </span>
                    <span>{format.money(parseFen(row.payable) ?? 0)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPane>
    </Dialog>
  );
}
