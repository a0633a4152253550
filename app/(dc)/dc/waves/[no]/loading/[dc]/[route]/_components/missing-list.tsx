"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Missing } from "../_lib/loads";

/** Codes shown of a store; the rest is a number. */
const shown = 12;

/** Store by store, the last stop first: complete, or what is missing with its label and where it lies. */
export function MissingList({ stores }: { stores: readonly Missing[] }) {
  const t = useTranslations("dc.loading");
  return (
    <ul className="divide-y border-y" aria-label={t("stores")}>
      {stores.map(({ store, storeName, stop, units, total }) => (
        <li key={store} className="py-2">
          <div className="flex items-baseline gap-3">
            <span className="text-2xl font-semibold tabular-nums">{store}</span>
            <span className="min-w-0 truncate text-quiet">
              {t("stop", { stop })} · {storeName}
            </span>
            <span className="ml-auto flex shrink-0 items-center gap-1 font-medium tabular-nums">
              {units.length === 0 && <Check aria-label={t("complete")} className="size-5 text-done" />}
              {total - units.length}/{total}
            </span>
          </div>
          {units.length > 0 && (
            <p className="text-table text-attention">
              {t("missing", { count: units.length })}{" "}
              {units
                .slice(0, shown)
                .map(({ code, location, item }) => [code, location, item].filter(Boolean).join(" "))
                .join(" · ")}
              {units.length > shown && ` · +${units.length - shown}`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
