"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { bulkMax } from "@/server/account/schema";
import type { useDecisions } from "./use-decisions";
import type { QueueSlip } from "./use-queue";

interface BulkApprovalProps {
  rows: readonly QueueSlip[];
  decisions: ReturnType<typeof useDecisions>;
  /** Whether an approval of this slip is only the first of two. */
  isFirstOf: (deposit: string) => boolean;
  locale: "en" | "zh";
  onClose: () => void;
}

/** What a bulk approval takes: exact matches that nobody has decided about. A second approval is made by itself, with a look. */
export const bulkOf = (rows: readonly QueueSlip[]): QueueSlip[] =>
  rows.filter((row) => row.isExact && row.queued === null && row.firstBy === null);

/** Slips whose bank line says everything, with their sum, before they are approved in one go: each gets an entry of its own. */
export function BulkApproval({ rows, decisions, isFirstOf, locale, onClose }: BulkApprovalProps) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const { approveMatches } = decisions;
  const exact = bulkOf(rows).slice(0, bulkMax);
  const sumFen = exact.reduce((sum, row) => sum + row.matchedFen, 0);
  const outcomes = approveMatches.output?.outcomes;
  const refused = outcomes?.flatMap(({ deposit, refusal }) => (refusal ? [{ deposit, refusal }] : [])) ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("bulkTitle")}
      description={
        outcomes
          ? t("bulkDone", { count: outcomes.length - refused.length, refused: refused.length })
          : t("bulkText", { count: exact.length, sum: format.money(sumFen) })
      }
      actions={
        outcomes ? (
          <Button autoFocus variant="primary" size="large" onClick={onClose}>
            {t("close")}
          </Button>
        ) : (
          <Button
            autoFocus
            variant="primary"
            size="large"
            disabled={exact.length === 0}
            isLoading={approveMatches.isRunning}
            onClick={() => approveMatches.run({ deposits: exact.map(({ deposit }) => deposit) })}
          >
            {t("bulkConfirm", { count: exact.length, sum: format.money(sumFen) })}
          </Button>
        )
      }
    >
      <ul className="scroll-pane max-h-80 divide-y text-table">
        {outcomes
          ? refused.map(({ deposit, refusal }) => (
              <li key={deposit} className="py-1.5 text-blocked">
                {refusal[locale]}
              </li>
            ))
          : exact.map((row) => (
              <li key={row.deposit} className="flex justify-between gap-4 py-1.5">
                <span className="truncate">
                  {row.deposit} · {row.accountName} · {row.payer}
                </span>
                <span className="font-medium whitespace-nowrap">
                  {isFirstOf(row.deposit) && <span className="mr-2 text-attention">{t("secondNeeded")}</span>}
                  {format.money(row.matchedFen)}
                </span>
              </li>
            ))}
      </ul>
    </Dialog>
  );
}
