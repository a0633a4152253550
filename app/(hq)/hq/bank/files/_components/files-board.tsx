"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { asBusinessDay } from "@/server/shared/business-day";
import { Section } from "../../../_components/facts";
import { PlainTable } from "../../../_components/plain-table";
import { AccountDialog } from "./account-dialog";
import { StatementsTable } from "./statements-table";

export type BankAccount = RouterOutputs["bank"]["accounts"][number];

/** Accounts above, files below. */
export function FilesBoard() {
  const t = useTranslations("hq.bank.files");
  const trpc = useTRPC();
  const accounts = useQuery(trpc.bank.accounts.queryOptions());
  const statements = useQuery(trpc.bank.statements.queryOptions());
  const [editing, setEditing] = useState<BankAccount | "new" | undefined>(undefined);
  return (
    <>
      <Section
        title={
          <span className="flex items-center justify-between gap-3">
            {t("accounts")}
            <Button size="large" variant="primary" onClick={() => setEditing("new")}>
              {t("add")}
            </Button>
          </span>
        }
      >
        <QueryPane query={accounts}>{(rows) => <Accounts accounts={rows} onChange={setEditing} />}</QueryPane>
      </Section>
      <Section title={t("statements")}>
        <QueryPane query={statements}>{(rows) => <StatementsTable statements={rows} />}</QueryPane>
      </Section>
      {editing && (
        <AccountDialog
          account={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function Accounts(props: { accounts: readonly BankAccount[]; onChange: (account: BankAccount) => void }) {
  const t = useTranslations("hq.bank.files");
  const format = useFormat();
  if (props.accounts.length === 0)
    return (
      <div className="rounded-md border bg-raised">
        <EmptyState title={t("emptyAccounts")} />
      </div>
    );
  return (
    <PlainTable
      label={t("accounts")}
      heads={[
        { key: "bank", label: t("bank") },
        { key: "accountNo", label: t("accountNo") },
        { key: "holder", label: t("holder") },
        { key: "lastDay", label: t("lastDay") },
        { key: "open", label: t("open"), isFigure: true },
        { key: "shown", label: t("shown") },
        { key: "change", label: <span className="sr-only">{t("change")}</span> },
      ]}
      rows={props.accounts.map((account) => ({
        key: account.accountNo,
        cells: [
          `${account.bank} ${account.branch}`,
          account.accountNo,
          account.holder,
          account.lastDay ? format.fullDay(asBusinessDay(account.lastDay)) : t("notMapped"),
          format.count(account.openLines),
          account.isShown ? t("shown") : t("hidden"),
          <Button
            key="change"
            size="small"
            aria-label={`${t("change")} ${account.accountNo}`}
            onClick={() => props.onChange(account)}
          >
            {t("change")}
          </Button>,
        ],
      }))}
    />
  );
}
