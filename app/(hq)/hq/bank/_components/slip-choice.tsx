"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Key } from "@/app/_ui/key-hints";
import { Money } from "@/app/_ui/money";
import { Chip } from "@/app/_ui/status-chip";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { depositHref } from "../../_lib/links";

export type Slip = RouterOutputs["bank"]["lines"]["slipsFor"][number];

interface SlipChoiceProps {
  slip: Slip;
  /** What the line, or the lines together, bring. */
  lineFen: number;
  /** The key that matches this slip. */
  keyName?: string;
  isRunning: boolean;
  onMatch: () => void;
  /** For a line that is split over several slips. */
  chosen?: { isChosen: boolean; onChoose: (isChosen: boolean) => void };
}

/** A slip that a line may pay for: its figures, why it is proposed, and what differs. */
export function SlipChoice({ slip, lineFen, keyName, isRunning, onMatch, chosen }: SlipChoiceProps) {
  const t = useTranslations("hq.bank");
  const format = useFormat();
  const amountFen = parseFen(slip.amount) ?? 0;
  const isApproved = slip.status === "approved";
  return (
    <li className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-1 px-3 py-2.5">
      {chosen ? (
        <Checkbox
          isChecked={chosen.isChosen}
          onChange={chosen.onChoose}
          aria={t("desk.choose", { deposit: slip.deposit })}
        />
      ) : (
        <span />
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DocumentNumber no={slip.deposit} href={depositHref(slip.deposit)} />
          {slip.rule && (
            <Chip tone={(slip.confidence ?? 0) >= 80 ? "done" : "attention"}>
              {t(`rules.${slip.rule}`)} · {t("sure", { percent: slip.confidence ?? 0 })}
            </Chip>
          )}
        </p>
        <p className="text-table text-quiet break-words">
          {slip.account} {slip.accountName} · {slip.payer} · {format.day(asBusinessDay(slip.day))}
          {slip.reference && ` · ${slip.reference}`}
        </p>
        {amountFen !== lineFen && !chosen?.isChosen && (
          <p className="text-table text-attention">
            {t("desk.differs", { slip: format.money(amountFen), line: format.money(lineFen) })}
          </p>
        )}
      </div>
      <div className="flex flex-col items-end gap-1.5">
        <Money fen={amountFen} className="font-medium" />
        <span className="text-table text-quiet">{t(isApproved ? "desk.approvedFor" : "desk.declared")}</span>
        <Button disabled={isRunning} onClick={onMatch}>
          {keyName && <Key>{keyName}</Key>}
          {t("desk.match")}
        </Button>
      </div>
    </li>
  );
}
