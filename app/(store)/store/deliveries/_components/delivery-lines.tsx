"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Facts } from "@/app/_ui/facts";
import { Quantity } from "@/app/_ui/quantity";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import type { Delivery } from "./delivery-detail";

const notPicked = ["created", "released", "picking", "void"];

/** The lines; what is missing comes first, because that is what one counts. */
export function DeliveryLines({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("store.deliveries");
  const format = useFormat();
  const isPicked = !notPicked.includes(delivery.status);
  const shortOf = (line: Delivery["lines"][number]) =>
    line.orderedEach - (isPicked ? line.pickedEach : line.allocatedEach);
  const lines = delivery.lines.toSorted(
    (a, b) => Math.sign(shortOf(b)) - Math.sign(shortOf(a)) || a.line - b.line,
  );
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("linesTitle")}</h2>
      <ul className="divide-y rounded-lg border bg-raised">
        {lines.map((line) => {
          const short = shortOf(line);
          return (
            <li key={line.line} className="flex items-start justify-between gap-3 px-4 py-2.5">
              <div className="min-w-0">
                <p className="font-medium">
                  {line.name} {line.isGift && <Chip tone="done">{t("gift")}</Chip>}
                </p>
                <Facts className="text-sm text-quiet md:text-table">
                  {line.item}
                  {line.barcode}
                  {line.order && (
                    <Link
                      href={`/store/orders/${line.order}` as Route}
                      className="text-accent hover:underline"
                    >
                      {line.order}
                    </Link>
                  )}
                </Facts>
                {short > 0 && (
                  <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
                    <StatusChip kind="reason" status={line.reason ?? "dc_stock"} />
                    {t("short", {
                      ordered: format.quantity(line.orderedEach, line.isWeighed),
                      short: format.quantity(short, line.isWeighed),
                    })}
                  </p>
                )}
              </div>
              <div className="text-right">
                <Quantity
                  qty={isPicked ? line.pickedEach : line.allocatedEach}
                  unit={line.unit}
                  isWeighed={line.isWeighed}
                  className="font-medium"
                />
                <p className="text-sm text-quiet">{format.money(line.netFen)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
