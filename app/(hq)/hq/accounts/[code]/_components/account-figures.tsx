"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Card, Figures } from "@/app/_ui/card";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";

/** Available = balance + credit − held (D1); what is pooled or declared is told beside it and never part of it. */
export function AccountFigures({ summary }: { summary: RouterOutputs["account"]["get"] }) {
  const t = useTranslations("hq.account.figures");
  const fen = (text: string) => parseFen(text) ?? 0;
  const available = fen(summary.available);
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
          { label: t("balance"), value: <Money fen={fen(summary.balance)} /> },
          { label: t("credit"), value: <Money fen={fen(summary.creditLimit)} /> },
          { label: t("held"), value: <Money fen={fen(summary.held)} />, note: t("heldNote") },
          { label: t("pooled"), value: <Money fen={fen(summary.pooled)} />, note: t("pooledNote") },
          {
            label: t("pending"),
            value: <Money fen={fen(summary.depositsPending)} />,
            note: t("pendingNote"),
          },
        ]}
      />
    </Card>
  );
}
