"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";

type Quota = RouterOutputs["returns"]["quota"];

interface QuotaMeterProps {
  quota: Quota;
  /** What the return in the making takes of it. */
  askedFen?: number;
}

/** How much a store may still return: one bar of used, reserved and asked, and the sentence that an owner wants. */
export function QuotaMeter({ quota, askedFen = 0 }: QuotaMeterProps) {
  const t = useTranslations("store.returns.meter");
  const format = useFormat();
  const { leftFen, earnedFen, usedFen, reservedFen, limits } = quota;
  if (leftFen === null) return <p className="text-sm text-quiet">{t("free")}</p>;
  const afterFen = leftFen - askedFen;
  const window = tightestOf(quota)?.window ?? "cumulative";
  const wholeFen = Math.max(earnedFen, usedFen + reservedFen + askedFen, 1);
  const parts = [
    { key: "used", fen: usedFen, className: "bg-text-quiet" },
    { key: "reserved", fen: reservedFen, className: "bg-information" },
    { key: "asked", fen: askedFen, className: afterFen < 0 ? "bg-blocked" : "bg-accent" },
  ] as const;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-lg border bg-raised px-4 py-3">
      <p className={cn("text-base font-medium", afterFen < 0 && "text-blocked")} aria-live="polite">
        {afterFen < 0
          ? t("over", { amount: format.money(-afterFen) })
          : t(`left.${window}`, { amount: format.money(afterFen) })}
      </p>
      <div className="flex h-2 overflow-hidden rounded-full bg-hover" aria-hidden>
        {parts.map(({ key, fen, className }) => (
          <span key={key} className={className} style={{ width: `${(fen / wholeFen) * 100}%` }} />
        ))}
      </div>
      <dl className="grid grid-cols-3 gap-2 text-sm">
        {(
          [
            ["earned", earnedFen],
            ["used", usedFen],
            ["reserved", reservedFen],
          ] as const
        ).map(([key, fen]) => (
          <div key={key}>
            <dt className="text-quiet">{t(key)}</dt>
            <dd className="tabular-nums">{format.money(fen)}</dd>
          </div>
        ))}
      </dl>
      {limits
        .filter(({ category }) => category !== null)
        .map((limit) => (
          <p key={`${limit.category} ${limit.window}`} className="text-sm text-quiet">
            {t("category", { category: limit.category ?? "", left: format.money(limit.leftFen) })}
          </p>
        ))}
    </section>
  );
}

const tightestOf = ({ limits, leftFen }: Quota) =>
  limits.find((limit) => limit.category === null && limit.leftFen === leftFen);
