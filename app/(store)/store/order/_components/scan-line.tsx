"use client";

import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { ScanBox } from "@/app/_ui/scan-box";
import type { SheetItem } from "../_lib/sheet-index";

/** What the last scan did; without a quantity nothing was added. */
export interface Scanned {
  code: string;
  item: SheetItem | undefined;
  qty: number | undefined;
}

/** The scan box while scanning, and below it the last scan in words, beside its sound. */
export function ScanLine({
  scanned,
  onScan,
}: {
  scanned: Scanned | undefined;
  onScan?: (code: string) => void;
}) {
  const t = useTranslations("store.order.scan");
  const format = useFormat();
  const isGood = scanned?.qty !== undefined;
  const said = scanned && sentenceOf(scanned);
  function sentenceOf({ code, item, qty }: Scanned): string {
    if (!item) return t("unknown", { code });
    const unit = item.isWeighed ? "kg" : item.unit;
    if (qty !== undefined)
      return t("added", { name: item.name, qty: format.quantity(qty, item.isWeighed), unit });
    if (item.status === "not_orderable" && item.reason)
      return t("blocked", { name: item.name, reason: item.reason });
    return t(`problem.${item.status}`, { name: item.name });
  }
  return (
    <div className="flex flex-col gap-2">
      {onScan && <ScanBox onScan={onScan} />}
      {said && (
        <p
          role="status"
          className={cn(
            "flex items-start gap-2 rounded-md px-3 py-2",
            isGood ? "bg-done-soft text-done" : "bg-blocked-soft text-blocked",
          )}
        >
          {isGood ? (
            <CircleCheck aria-hidden className="mt-1 size-4 shrink-0" />
          ) : (
            <OctagonAlert aria-hidden className="mt-1 size-4 shrink-0" />
          )}
          {said}
        </p>
      )}
    </div>
  );
}
