"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useReasonWord } from "@/app/_lib/use-reason-word";
import { Money } from "@/app/_ui/money";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Facts } from "../../_components/facts";
import { Instant } from "../../_components/instant";
import { AccountLink } from "../../_components/record-link";

export type Slip = RouterOutputs["account"]["deposits"]["get"];

const methods = ["bank_transfer", "cash", "qr"] as const;

/** What the owner declared and what became of it. */
export function DepositFacts({ slip }: { slip: Slip }) {
  const t = useTranslations("hq.deposit");
  const format = useFormat();
  const reasonWord = useReasonWord();
  const method = methods.find((one) => one === slip.method);
  return (
    <Facts
      facts={[
        {
          label: t("account"),
          value: <AccountLink code={slip.account} name={slip.accountName} />,
        },
        {
          label: t("declared"),
          value: <Money fen={parseFen(slip.amount)} className="text-base font-medium" />,
        },
        { label: t("method"), value: method ? t(`methods.${method}`) : slip.method },
        { label: t("payer"), value: slip.payer },
        { label: t("reference"), value: slip.reference || "–" },
        { label: t("code"), value: slip.referenceCode ?? "–" },
        {
          label: t("created"),
          value: (
            <>
              <Instant at={slip.at} /> · {slip.createdBy}
            </>
          ),
        },
        ...(slip.received === null
          ? []
          : [
              {
                label: t("received"),
                value: <Money fen={parseFen(slip.received)} className="font-medium" />,
              },
            ]),
        ...slip.bankLines.map(({ line, bookedOn, amount, payerName }) => ({
          label: t("bankLine"),
          value: t("bankLineIs", {
            line,
            day: format.day(asBusinessDay(bookedOn)),
            amount: format.money(parseFen(amount) ?? 0),
            payer: payerName || "–",
          }),
        })),
        ...slip.duplicates.map(({ deposit, amount, at }) => ({
          label: t("looksLike"),
          value: (
            <>
              <Link href={`/hq/deposits?open=${deposit}` as Route} className="text-accent hover:underline">
                {deposit}
              </Link>{" "}
              <Money fen={parseFen(amount)} /> <Instant at={at} />
            </>
          ),
        })),
        ...(slip.decidedAt === null
          ? []
          : [
              {
                label: t("decided"),
                value: (
                  <>
                    <Instant at={slip.decidedAt} /> · {slip.decidedBy}
                  </>
                ),
              },
            ]),
        ...(slip.reason === "" ? [] : [{ label: t("reason"), value: reasonWord(slip.reason) }]),
      ]}
    />
  );
}
