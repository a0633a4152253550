"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { UnknownCode } from "../../_components/unknown-code";
import type { SheetItem } from "../../order/_lib/sheet-index";
import { ItemFigures } from "../../stock/_components/item-figures";
import { ItemActions } from "./item-actions";
import { LastDeliveries } from "./last-deliveries";
import { OrderMore } from "./order-more";

interface ItemCardProps {
  store: string;
  code: string;
  /** As the store's order sheet has it; undefined for what it cannot order from a DC. */
  ordered: SheetItem | undefined;
  dc: string | undefined;
}

/** Everything a shop asks of an item in its hand, and what it can do with it. */
export function ItemCard({ store, code, ordered, dc }: ItemCardProps) {
  const t = useTranslations("store.scan");
  const row = useTranslations("store.order.row");
  const item = useQuery({
    ...useTRPC().storeStock.item.queryOptions({ store, item: code }),
    retry: false,
  });
  const isUnknown = refusalOf(item.error)?.code === "store-stock/unknown-item";
  useEffect(() => {
    if (isUnknown) scanFeedback("bad");
  }, [isUnknown]);
  if (isUnknown && !ordered)
    return (
      <div role="status">
        <EmptyState title={t("unknown", { code })} text={t("unknownText")} />
        <UnknownCode code={code} />
      </div>
    );
  const known: Pick<RouterOutputs["storeStock"]["item"], "name" | "barcode" | "spec"> | undefined =
    item.data ?? ordered;
  if (!known && item.isPending) return <LinesSkeleton lines={8} />;
  return (
    <>
      <Card>
        <div role="status" className="mb-4">
          <h2 className="text-xl/7 font-semibold">{known?.name ?? code}</h2>
          <p className="text-quiet">
            {[item.data?.item ?? code, known?.barcode, known?.spec].filter(Boolean).join(" · ")}
          </p>
          {ordered && ordered.status !== "ok" && (
            <p className="mt-3 flex items-start gap-2 rounded-md bg-blocked-soft px-3 py-2 text-blocked">
              <Ban aria-hidden className="mt-1 size-4 shrink-0" />
              {ordered.reason ? t("blocked", { reason: ordered.reason }) : row(`problem.${ordered.status}`)}
            </p>
          )}
        </div>
        {item.data ? (
          <ItemFigures store={store} item={item.data} />
        ) : item.isError ? (
          <p className="flex items-center gap-2 text-quiet">
            <WifiOff aria-hidden className="size-4 shrink-0" />
            {t("noFigures")}
          </p>
        ) : (
          <LinesSkeleton lines={5} />
        )}
        {ordered?.status === "ok" && <OrderMore store={store} item={ordered} dc={dc} />}
      </Card>
      {item.data && <ItemActions store={store} item={item.data.item} />}
      {item.data && item.data.deliveries.length > 0 && <LastDeliveries item={item.data} />}
    </>
  );
}
