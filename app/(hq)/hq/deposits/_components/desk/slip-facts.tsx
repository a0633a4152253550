"use client";

import { CircleAlert, Copy, Landmark, LockOpen, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { MoneyInput } from "@/app/_ui/money-input";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Facts } from "../../../_components/facts";
import { AccountLink } from "../../../_components/record-link";
import type { QueueHint, QueueSlip } from "./use-queue";

export type Slip = RouterOutputs["account"]["deposits"]["get"];

interface SlipFactsProps {
  row: QueueSlip;
  /** Open money of its payer, while no line is matched. */
  hint: QueueHint | undefined;
  slip: Slip | undefined;
  received: string;
  onReceived: (amount: string) => void;
  /** What can be done, right below the sums and what does not fit: always in sight. */
  children: ReactNode;
}

/** The declared sum in large type beside the photo, what will be credited, and everything that does not fit. */
export function SlipFacts({ row, hint, slip, received, onReceived, children }: SlipFactsProps) {
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
      <SlipWarnings row={row} hint={hint} slip={slip} />
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

function SlipWarnings({ row, hint, slip }: Pick<SlipFactsProps, "row" | "hint" | "slip">) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const line = slip?.bankLines[0];
  return (
    <ul className="flex flex-col gap-1 empty:hidden">
      {row.hasSamePhoto && (
        <Warning icon={Copy} tone="blocked">
          {t("samePhoto", { no: slip?.duplicates[0]?.deposit ?? "…" })}
        </Warning>
      )}
      {!row.hasSamePhoto && row.duplicates > 0 && (
        <Warning icon={Copy} tone="attention">
          {t("looksLike", { no: slip?.duplicates[0]?.deposit ?? "…", count: row.duplicates })}
        </Warning>
      )}
      {row.matchedFen > 0 && (
        <Warning icon={Landmark} tone={row.matchedFen === row.amountFen ? "done" : "blocked"}>
          {t("bankHas", {
            amount: format.money(row.matchedFen),
            payer: line?.payerName || "–",
            day: line ? format.day(asBusinessDay(line.bookedOn)) : "…",
          })}
        </Warning>
      )}
      {row.matchedFen === 0 && (
        <Warning icon={CircleAlert} tone="attention">
          {hint
            ? t("payerHas", {
                amount: format.money(hint.amountFen),
                day: format.day(asBusinessDay(hint.day)),
              })
            : t("notMatched")}
        </Warning>
      )}
      {!row.firstBy && slip && row.amountFen > (parseFen(slip.secondApproverFrom) ?? 0) && (
        <Warning icon={ShieldAlert} tone="information">
          {t("needsSecond", { amount: format.money(parseFen(slip.secondApproverFrom) ?? 0) })}
        </Warning>
      )}
      {row.firstBy && row.firstFen !== null && (
        <Warning icon={ShieldAlert} tone="information">
          {t("firstApproved", { by: row.firstBy, amount: format.money(row.firstFen) })}
        </Warning>
      )}
      {row.unblocks > 0 && (
        <Warning icon={LockOpen} tone="information">
          {t("unblocks", {
            count: row.unblocks,
            amount: format.money(row.unblocksFen),
            run: row.nextRunAt ? format.instant(row.nextRunAt) : "–",
          })}
        </Warning>
      )}
    </ul>
  );
}

const look = {
  blocked: "bg-blocked-soft text-blocked",
  attention: "bg-attention-soft text-attention",
  information: "bg-information-soft text-information",
  done: "bg-done-soft text-done",
} as const;

function Warning({
  icon: Icon,
  tone,
  children,
}: {
  icon: typeof Copy;
  tone: keyof typeof look;
  children: ReactNode;
}) {
  return (
    <li className={cn("flex items-start gap-2 rounded-md px-2.5 py-1.5 text-table font-medium", look[tone])}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </li>
  );
}
