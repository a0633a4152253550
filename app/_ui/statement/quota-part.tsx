"use client";

import { useTranslations } from "next-intl";
import { Amount, Part, type StatementContent } from "./statement-paper";

/** How much each store could still return when the month ended (R21), and how that comes about. */
export function QuotaPart({ quotas }: { quotas: NonNullable<StatementContent["quotas"]> }) {
  const t = useTranslations("common.statement");
  if (quotas.length === 0) return null;
  return (
    <Part title={t("quota")}>
      <ul className="divide-y">
        {quotas.map(({ store, name, policy, rate, purchases, earned, used, left }) => (
          <li key={store} className="flex justify-between gap-4 py-1.5">
            <span className="min-w-0">
              {store} {name}
              <span className="block text-table text-quiet">
                {policy === "ratio"
                  ? t("quotaOfRatio", { rate: Number(rate), purchases: purchases ?? "0.00", earned, used })
                  : t("quotaOfMonth", { earned, used })}
              </span>
            </span>
            <Amount text={left} className="tabular-nums" />
          </li>
        ))}
      </ul>
    </Part>
  );
}
