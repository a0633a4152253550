"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { MoneyInput } from "@/app/_ui/money-input";
import { parseFen } from "@/server/shared/fen";
import { Facts } from "../../../_components/facts";
import { AccountLink } from "../../../_components/record-link";
import type { QueueSlip } from "./use-queue";
import type { Slip, Warning } from "./use-warnings";

interface SlipFactsProps {
  row: QueueSlip;
  warnings: readonly Warning[];
  slip: Slip | undefined;
  received: string;
  onReceived: (amount: string) => void;
  /** What can be done, right below the sums and what does not fit: always in sight. */
  children: ReactNode;
}

/** The declared sum in large type beside the photo, what will be credited, and everything that does not fit. */
export function SlipFacts({ row, warnings, slip, received, onReceived, children }: SlipFactsProps) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const receivedFen = parseFen(received);
  const differenceFen = receivedFen === undefined ? undefined : receivedFen - row.amountFen;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="text-table text-quiet">{t("declared")}</p>
        <p className="text-[40px] leading-12 font-semibold" data-desk-declared="">
          {format.money(row.amountFen)}
        </p>
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor="desk-received" className="text-table text-quiet">
          {t("received")}
        </label>
        <MoneyInput
          id="desk-received"
          value={received}
          onChange={onReceived}
          data-desk-amount=""
          className="text-xl font-semibold"
          aria-invalid={receivedFen === undefined}
        />
        {receivedFen === undefined && (
          <span role="alert" className="font-semibold text-blocked">
            {t("noAmount")}
          </span>
        )}
        {differenceFen !== undefined && differenceFen !== 0 && (
          <span role="status" className="font-semibold text-blocked">
            {t(differenceFen < 0 ? "less" : "more", { amount: format.money(Math.abs(differenceFen)) })}
          </span>
        )}
      </div>
      <ul className="flex flex-col gap-1 empty:hidden">
        {warnings.map(({ id, icon: Icon, tone, text }) => (
          <li
            key={id}
            className={cn(
              "flex items-start gap-2 rounded-md px-2.5 py-1.5 text-table font-medium",
              look[tone],
            )}
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {children}
      <Facts
        facts={[
          { label: t("slip"), value: <DocumentNumber no={row.deposit} /> },
          { label: t("account"), value: <AccountLink code={row.account} name={row.accountName} /> },
          { label: t("payer"), value: row.payer },
          { label: t("code"), value: slip?.referenceCode ?? "–" },
          { label: t("reference"), value: slip?.reference || "–" },
          {
            label: t("at"),
            value: `${format.instant(row.at)}${slip && slip.version > 1 ? ` · ${t("version", { version: slip.version })}` : ""}`,
          },
        ]}
      />
    </div>
  );
}

const look = {
  blocked: "bg-blocked-soft text-blocked",
  attention: "bg-attention-soft text-attention",
  information: "bg-information-soft text-information",
  done: "bg-done-soft text-done",
} as const;
