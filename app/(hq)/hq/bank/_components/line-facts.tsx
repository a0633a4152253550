"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Facts } from "../../_components/facts";
import type { BankLine } from "./lines-table";

/** What the bank says about one line. */
export function LineFacts({ line }: { line: BankLine }) {
  const t = useTranslations("hq.bank.line");
  const format = useFormat();
  return (
    <Facts
      facts={[
        {
          label: t("amount"),
          value: <Money fen={parseFen(line.amount)} className="text-xl/7 font-medium" />,
        },
        ...(line.fee === "0.00" ? [] : [{ label: t("fee"), value: <Money fen={parseFen(line.fee)} /> }]),
        { label: t("day"), value: format.dayOfWeek(asBusinessDay(line.day)) },
        { label: t("payer"), value: line.payerName || "–" },
        { label: t("payerAccount"), value: line.payerAccount || "–" },
        { label: t("note"), value: line.note || "–" },
        { label: t("reference"), value: line.bankReference || "–" },
        { label: t("bank"), value: `${line.bank} ${line.bankAccount}` },
        { label: t("file"), value: line.statement },
      ]}
    />
  );
}
