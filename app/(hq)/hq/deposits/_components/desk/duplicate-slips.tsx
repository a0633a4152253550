"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { SlipPhoto } from "./slip-photo";
import type { Slip } from "./use-warnings";

/** Slips that look like the same money, each with why; the first one's photo is shown beside this one's. */
export function DuplicateSlips({ slip }: { slip: Slip }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const [first] = slip.duplicates;
  if (!first) return <p className="text-quiet">{t("noDuplicates")}</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      <SlipPhoto deposit={first.deposit} photo={first.photo} className="min-h-0 flex-1" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard */}
      <ul tabIndex={0} className="scroll-pane max-h-52 divide-y rounded-lg border bg-raised">
        {slip.duplicates.map((other) => (
          <li key={other.deposit} className="flex flex-col gap-1 px-3 py-2 text-table">
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">{other.deposit}</span>
              <StatusChip kind="deposit" status={other.status} />
            </span>
            <span className="text-quiet">
              {format.money(parseFen(other.received ?? other.amount) ?? 0)} · {format.instant(other.at)} ·{" "}
              {other.account} {other.accountName} · {other.payer}
              {other.reference && ` · ${other.reference}`}
            </span>
            <span className="flex flex-wrap gap-1">
              {other.reasons.map((reason) => (
                <Chip key={reason} tone={reason === "same_photo" ? "blocked" : "attention"}>
                  {t(`duplicateReasons.${reason}` as "duplicateReasons.same_photo")}
                </Chip>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
