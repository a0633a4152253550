"use client";

import { useTranslations } from "next-intl";
import { Quantity } from "@/app/_ui/quantity";
import type { SheetItem } from "../order/_lib/sheet-index";

/** What may be meant by a name or a part of a code; a tap opens the card. */
export function FoundItems({
  items,
  onChoose,
}: {
  items: readonly SheetItem[];
  onChoose: (code: string) => void;
}) {
  const t = useTranslations("store.scan");
  return (
    <ul aria-label={t("found")} className="divide-y overflow-hidden rounded-lg border bg-raised">
      {items.map((item) => (
        <li key={item.code}>
          <button
            type="button"
            onClick={() => onChoose(item.code)}
            className="flex min-h-14 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-hover"
          >
            <span className="min-w-0">
              <span className="block font-medium">{item.name}</span>
              <span className="block text-sm text-quiet">
                {item.code} · {item.spec}
              </span>
            </span>
            <Quantity qty={item.stockEach} unit={item.unit} isWeighed={item.isWeighed} />
          </button>
        </li>
      ))}
    </ul>
  );
}
