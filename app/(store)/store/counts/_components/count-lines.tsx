"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Facts } from "@/app/_ui/facts";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import type { CountLine } from "../_lib/use-count";

interface CountLinesProps {
  lines: readonly CountLine[];
  /** What was counted here and is on its way, by item. */
  unsent: ReadonlyMap<string, number>;
  empty: string;
  onOpen: (line: CountLine) => void;
}

/** The items of a count in the order of their places; a tap opens the keypad. */
export function CountLines({ lines, unsent, empty, onOpen }: CountLinesProps) {
  const t = useTranslations("store.counts");
  if (lines.length === 0) return <p className="py-4 text-center text-quiet">{empty}</p>;
  return (
    <ul className="divide-y overflow-hidden rounded-lg border bg-raised">
      {lines.map((line) => {
        const counted = unsent.get(line.item) ?? (line.state === "counted" ? line.countedEach : null);
        return (
          <li key={line.item}>
            <button
              type="button"
              onClick={() => onOpen(line)}
              className="flex min-h-14 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-hover"
            >
              <span className="min-w-0">
                <span className="block font-medium">{line.name}</span>
                <Facts className="text-sm text-quiet">
                  {line.shelf}
                  {line.spec}
                  {t("barcodeEnd", { end: line.barcode.slice(-4) })}
                </Facts>
              </span>
              {counted !== null ? (
                <Quantity qty={counted} unit={line.unit} isWeighed={line.isWeighed} className="font-medium" />
              ) : (
                line.state === "recount" && (
                  <Chip tone="attention" icon={RotateCcw}>
                    {t("again")}
                  </Chip>
                )
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
