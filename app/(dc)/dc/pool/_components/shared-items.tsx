"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";

/** Items that a DC has too little of, and everybody's fair share (U7). */
export function SharedItems({ items }: { items: RouterOutputs["pool"]["preview"]["sharedItems"] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  if (items.length === 0) return <EmptyState title={t("noShort")} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-quiet">{t("fairShare")}</p>
      {items.map((item) => (
        <section key={`${item.dc} ${item.item}`} className="rounded-md border">
          <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 bg-sunken px-3 py-2">
            <h3>
              <span className="font-medium">{item.item}</span> {item.name}{" "}
              <span className="text-table text-quiet">{item.dc}</span>
            </h3>
            <p className="text-table">
              {t("sharedOf", {
                allocated: format.quantity(item.allocatedEach, item.isWeighed),
                ordered: format.quantity(item.orderedEach, item.isWeighed),
                unit: item.isWeighed ? "kg" : item.unit,
              })}
            </p>
          </header>
          <ul className="text-table">
            {item.shares.map((share) => (
              <li
                key={share.store}
                className="grid grid-cols-[minmax(0,1fr)_5rem_auto] items-center gap-x-4 border-t px-3 py-1.5 md:grid-cols-[minmax(0,1fr)_10rem_auto]"
              >
                <span className="truncate">
                  <span className="font-medium">{share.store}</span>{" "}
                  <span className="text-quiet">{share.storeName}</span>
                </span>
                <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-hover">
                  <span
                    className="block h-full rounded-full bg-attention"
                    style={{ width: `${(share.allocatedEach / Math.max(share.orderedEach, 1)) * 100}%` }}
                  />
                </span>
                <span className="min-w-28 text-right">
                  {format.quantity(share.allocatedEach, item.isWeighed)} /{" "}
                  <Quantity qty={share.orderedEach} isWeighed={item.isWeighed} unit={item.unit} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
