"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import type { AccountView } from "./account-board";

/** Available = balance + credit − held (D1); what is pooled or declared is told beside it and never part of it. */
export function AccountFigures({
  summary,
  onView,
}: {
  summary: RouterOutputs["account"]["get"];
  /** Shows what an amount is made of. */
  onView: (view: AccountView) => void;
}) {
  const t = useTranslations("hq.account.figures");
  const fen = (text: string) => parseFen(text) ?? 0;
  const available = fen(summary.available);
  const figure = (amount: string, view: AccountView) => (
    <Button variant="link" className="px-0 text-xl/7 font-medium" onClick={() => onView(view)}>
      <Money fen={fen(amount)} />
    </Button>
  );
  return (
    <Card>
      <Figures
        figures={[
          {
            label: t("available"),
            value: (
              <Money
                fen={available}
                explain={
                  <MoneyExplanation
                    lines={[
                      { label: t("balance"), fen: fen(summary.balance) },
                      { label: t("credit"), fen: fen(summary.creditLimit) },
                      { label: t("held"), fen: -fen(summary.held) },
                    ]}
                    total={{ label: t("available"), fen: available }}
                    rule={t("rule")}
                  />
                }
              />
            ),
          },
          { label: t("balance"), value: figure(summary.balance, "ledger") },
          { label: t("credit"), value: figure(summary.creditLimit, "credit") },
          { label: t("held"), value: figure(summary.held, "holds"), note: t("heldNote") },
          { label: t("pooled"), value: figure(summary.pooled, "pooled"), note: t("pooledNote") },
          {
            label: t("pending"),
            value: figure(summary.depositsPending, "pending"),
            note: t("pendingNote"),
          },
        ]}
      />
    </Card>
  );
}
