"use client";

import { CircleAlert, Copy, Landmark, LockOpen, type LucideIcon, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import type { QueueHint, QueueSlip } from "./use-queue";

export type Slip = RouterOutputs["account"]["deposits"]["get"];

export interface Warning {
  id: string;
  icon: LucideIcon;
  tone: "blocked" | "attention" | "information" | "done";
  text: string;
  /** Something that does not fit: the slip is approved by a second press only. */
  isOdd: boolean;
}

/** A line booked further from the slip's day than this is looked at; the bank is slow over a weekend. */
const farDays = 3;

/** Everything about a slip that whoever decides should see, what does not fit first. */
export function useWarnings(
  row: QueueSlip | undefined,
  hint: QueueHint | undefined,
  slip: Slip | undefined,
): Warning[] {
  const bank = useBankWarnings(row, hint, slip);
  const t = useTranslations("hq.desk");
  const format = useFormat();
  if (!row) return [];
  const found: (Warning | false)[] = [];
  const live = slip?.duplicates.filter((twin) => !twin.isHistory) ?? [];
  const gone = slip?.duplicates.filter((twin) => twin.isHistory).map(({ deposit }) => deposit) ?? [];
  const no = live[0]?.deposit ?? "…";
  if (row.duplicates > 0)
    found.push({
      id: "twin",
      icon: Copy,
      tone: row.hasSamePhoto ? "blocked" : "attention",
      text: row.hasSamePhoto ? t("samePhoto", { no }) : t("looksLike", { no, count: row.duplicates }),
      isOdd: true,
    });
  found.push(...bank);
  if (gone.length > 0)
    found.push(
      plain("gone", Copy, "information", t("copyRejected", { count: gone.length, no: gone.join(", ") })),
    );
  const secondFromFen = slip && parseFen(slip.secondApproverFrom);
  if (row.firstBy && row.firstFen !== null)
    found.push(
      plain(
        "first",
        ShieldAlert,
        "information",
        t("firstApproved", { by: row.firstBy, amount: format.money(row.firstFen) }),
      ),
    );
  else if (secondFromFen !== undefined && row.amountFen > secondFromFen)
    found.push(
      plain("second", ShieldAlert, "information", t("needsSecond", { amount: format.money(secondFromFen) })),
    );
  if (row.unblocks > 0)
    found.push(
      plain(
        "unblocks",
        LockOpen,
        "information",
        t("unblocks", {
          count: row.unblocks,
          amount: format.money(row.unblocksFen),
          run: row.nextRunAt ? format.instant(row.nextRunAt) : "–",
        }),
      ),
    );
  return found.filter((one) => one !== false);
}

const plain = (id: string, icon: LucideIcon, tone: Warning["tone"], text: string): Warning => ({
  id,
  icon,
  tone,
  text,
  isOdd: false,
});

/** What the bank says of the slip: its money, from whom and when, or that it has none. */
function useBankWarnings(
  row: QueueSlip | undefined,
  hint: QueueHint | undefined,
  slip: Slip | undefined,
): Warning[] {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  if (!row) return [];
  if (row.matchedFen === 0) {
    const text = hint
      ? t("payerHas", { amount: format.money(hint.amountFen), day: format.day(asBusinessDay(hint.day)) })
      : t("notMatched");
    return [plain("unmatched", CircleAlert, "attention", text)];
  }
  const lines = slip?.bankLines ?? [];
  const [line] = lines;
  const has = t("bankHas", {
    amount: format.money(row.matchedFen),
    payer: line?.payerName || row.bank?.payer || "–",
    day: row.bank ? format.day(asBusinessDay(row.bank.from)) : "…",
  });
  const stranger = lines.find((one) => !one.isKnownPayer);
  const far = lines.find((one) => one.daysApart > farDays);
  return [
    plain("bank", Landmark, row.matchedFen === row.amountFen ? "done" : "blocked", has),
    ...(stranger
      ? [
          {
            ...plain(
              "stranger",
              CircleAlert,
              "attention",
              t("payerUnknown", { payer: stranger.payerName || "–" }),
            ),
            isOdd: true,
          },
        ]
      : []),
    ...(far
      ? [{ ...plain("far", CircleAlert, "attention", t("dayFar", { days: far.daysApart })), isOdd: true }]
      : []),
  ];
}
