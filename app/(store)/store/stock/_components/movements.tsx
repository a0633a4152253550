"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import type { StoreItem } from "./stock-card";

type Entry = RouterOutputs["storeStock"]["card"]["rows"][number];

/** Every movement of the item, newest first: what, by which document, how much, and what was there after it. */
export function Movements({ store, item }: { store: string; item: StoreItem }) {
  const t = useTranslations("store.stock.movements");
  const trpc = useTRPC();
  const sentenceFor = useErrorSentence();
  const input = { store, item: item.item, limit: 30 };
  const pages = useInfiniteQuery(
    trpc.storeStock.card.infiniteQueryOptions(input, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      {pages.isPending && <LinesSkeleton lines={6} />}
      {pages.isError && <Refusal sentence={sentenceFor(pages.error)} />}
      {pages.data && rows.length === 0 && <p className="text-quiet">{t("none")}</p>}
      {rows.length > 0 && (
        <ul className="divide-y rounded-lg border bg-raised">
          {rows.map((entry) => (
            <Movement key={entry.entryNo} entry={entry} item={item} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button size="large" isLoading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function Movement({ entry, item }: { entry: Entry; item: StoreItem }) {
  const t = useTranslations("store.stock.movements");
  const format = useFormat();
  const isLate = entry.reason === "stocktake" && entry.cause === "sale";
  const quantity = format.quantity(entry.amountEach, item.isWeighed);
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-2.5">
      <div className="min-w-0">
        <p className="font-medium">{t(isLate ? "reasons.sold_before_count" : `reasons.${entry.reason}`)}</p>
        <Facts className="text-sm text-quiet">
          {format.instant(entry.at)}
          {entry.document && <DocumentNumber no={entry.document} href={documentHref(entry)} />}
        </Facts>
      </div>
      <div className="text-right">
        <p className={cn("font-medium whitespace-nowrap", entry.amountEach < 0 ? "" : "text-done")}>
          {entry.amountEach > 0 ? `+${quantity}` : quantity}
        </p>
        <p
          className={cn(
            "text-sm whitespace-nowrap",
            entry.onHandAfterEach < 0 ? "text-blocked" : "text-quiet",
          )}
        >
          {t("after", { qty: format.quantity(entry.onHandAfterEach, item.isWeighed) })}
        </p>
      </div>
    </li>
  );
}

/** Where the document of a movement is shown to a store. A kind of document with a page of its own adds its line. */
function documentHref({ cause, document }: Entry): string | undefined {
  const pages: Partial<Record<string, string>> = {
    delivery: "/store/deliveries",
    stocktake: "/store/counts",
    return: "/store/returns",
    shrinkage: "/store/shrinkage",
    direct_receipt: "/store/direct",
  };
  const page = pages[cause];
  return page && `${page}/${encodeURIComponent(document)}`;
}
