"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Key } from "@/app/_ui/key-hints";
import { bulkMax } from "@/server/account/schema";
import { asBusinessDay } from "@/server/shared/business-day";
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
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const firstBox = useRef<HTMLButtonElement>(null);
  const all = bulkOf(rows).slice(0, bulkMax);
  const exact = all.filter(({ deposit }) => !left.has(deposit));
  const toggle = (deposit: string) =>
    setLeft((now) =>
      now.has(deposit) ? new Set([...now].filter((one) => one !== deposit)) : new Set([...now, deposit]),
    );
  const confirm = () => {
    if (exact.length > 0 && !approveMatches.isRunning)
      approveMatches.run({ deposits: exact.map(({ deposit }) => deposit) });
  };
  /** On a row Space leaves it out or takes it in, Enter approves what is in; arrows walk. The first row has the focus. */
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.target as HTMLElement).role === "checkbox") {
      event.preventDefault();
      return confirm();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>("[role=checkbox]") ?? [])];
    const at = boxes.indexOf(document.activeElement as HTMLElement);
    boxes[Math.min(Math.max(at + step, 0), boxes.length - 1)]?.focus();
    event.preventDefault();
  };
  const sumFen = exact.reduce((sum, row) => sum + row.matchedFen, 0);
  const outcomes = approveMatches.output?.outcomes;
  const refused = outcomes?.flatMap(({ deposit, refusal }) => (refusal ? [{ deposit, refusal }] : [])) ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onKeyDown={walk}
      initialFocus={firstBox}
      size="large"
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
            variant="primary"
            size="large"
            disabled={exact.length === 0}
            isLoading={approveMatches.isRunning}
            onClick={confirm}
          >
            {t("bulkConfirm", { count: exact.length, sum: format.money(sumFen) })} <Key onDark>Enter</Key>
          </Button>
        )
      }
    >
      <ul ref={list} className="scroll-pane max-h-80 divide-y text-table">
        {outcomes
          ? refused.map(({ deposit, refusal }) => (
              <li key={deposit} className="py-1.5 text-blocked">
                {refusal[locale]}
              </li>
            ))
          : all.map((row, at) => (
              <li key={row.deposit} className="flex items-start justify-between gap-4 py-1.5">
                <Checkbox
                  ref={at === 0 ? firstBox : undefined}
                  isChecked={!left.has(row.deposit)}
                  onChange={() => toggle(row.deposit)}
                  label={
                    <span>
                      {row.deposit} · {row.account} {row.accountName}
                      <span className="block text-quiet">
                        {row.bank &&
                          t(row.bank.hasCode ? "bulkByCode" : "bulkByReference", {
                            payer: row.bank.payer ?? "–",
                            day: format.day(asBusinessDay(row.bank.from)),
                          })}
                      </span>
                    </span>
                  }
                />
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
