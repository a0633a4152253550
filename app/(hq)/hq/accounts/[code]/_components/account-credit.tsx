"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/instant";
import { PlainTable } from "../../../_components/plain-table";
import { CreditForm, type CreditKind } from "./credit-form";

/** The credit of an account and its history: who, why, until when (R08). */
export function AccountCredit({ account, mayChange }: { account: string; mayChange: boolean }) {
  const t = useTranslations("hq.account.creditView");
  const [changing, setChanging] = useState<CreditKind | undefined>(undefined);
  const credit = useQuery(useTRPC().funds.credit.queryOptions({ account }));
  const until = (validTo: string | null, isValid: boolean) =>
    validTo === null ? t("always") : t(isValid ? "until" : "ended", { day: validTo });
  return (
    <QueryPane query={credit}>
      {({ limit, temporary, changes }) => (
        <div className="flex flex-col gap-4">
          <Card>
            <div className="flex flex-wrap items-end justify-between gap-4">
              <Figures
                figures={[
                  {
                    label: t("limit"),
                    value: <Money fen={parseFen(limit.amount)} />,
                    note: until(limit.validTo, limit.isValid),
                  },
                  {
                    label: t("temporary"),
                    value: <Money fen={temporary ? parseFen(temporary.amount) : null} />,
                    note: temporary ? until(temporary.validTo, temporary.isValid) : t("none"),
                  },
                ]}
              />
              {mayChange && (
                <div className="flex gap-2">
                  <Button onClick={() => setChanging("temporary")}>{t("grant")}</Button>
                  <Button onClick={() => setChanging("limit")}>{t("change")}</Button>
                </div>
              )}
            </div>
          </Card>
          {changes.length > 0 && (
            <PlainTable
              label={t("history")}
              heads={[
                { key: "at", label: t("at") },
                { key: "by", label: t("by") },
                { key: "kind", label: t("kind") },
                { key: "reason", label: t("reason") },
                { key: "validTo", label: t("validTo") },
                { key: "amount", label: t("amount"), isFigure: true },
              ]}
              rows={changes.map((change, index) => ({
                key: `${change.at} ${index}`,
                cells: [
                  <Instant key="at" at={change.at} />,
                  change.by,
                  t(change.kind),
                  change.reason === "import" ? t("import") : change.reason,
                  change.validTo ?? t("always"),
                  <Money key="amount" fen={parseFen(change.amount)} />,
                ],
              }))}
            />
          )}
          {changing && (
            <CreditForm
              account={account}
              kind={changing}
              amount={changing === "limit" ? limit.amount : (temporary?.amount ?? "")}
              onClose={() => setChanging(undefined)}
            />
          )}
        </div>
      )}
    </QueryPane>
  );
}
