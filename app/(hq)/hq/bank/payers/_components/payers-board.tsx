"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";
import { PlainTable } from "../../../_components/plain-table";
import { AccountChoice } from "../../_components/account-choice";
import { AddPayer } from "./add-payer";
import { ChangePayer } from "./change-payer";

/** The chosen account is in the address, so that a link to it can be sent. */
export function PayersBoard() {
  const t = useTranslations("hq.bank.payers");
  const { get, set } = useListParams();
  const account = get("account");
  return (
    <>
      <Field id="payers-account" label={t("account")} className="max-w-md">
        <AccountChoice
          id="payers-account"
          value={account}
          onChange={(code) => set({ account: code })}
          placeholder={t("accountSearch")}
        />
      </Field>
      {account === undefined ? (
        <div className="rounded-md border bg-raised">
          <EmptyState title={t("choose")} />
        </div>
      ) : (
        <Payers account={account} />
      )}
    </>
  );
}

function Payers({ account }: { account: string }) {
  const t = useTranslations("hq.bank.payers");
  const format = useFormat();
  const trpc = useTRPC();
  const payers = useQuery(trpc.bank.payers.queryOptions({ account }));
  return (
    <QueryPane query={payers}>
      {(rows) => (
        <div className="flex flex-col gap-6">
          {rows.length === 0 ? (
            <div className="rounded-md border bg-raised">
              <EmptyState title={t("empty")} text={t("emptyText")} />
            </div>
          ) : (
            <PlainTable
              label={t("title")}
              heads={[
                { key: "payer", label: t("columns.payer") },
                { key: "payerAccount", label: t("columns.payerAccount") },
                { key: "slips", label: t("columns.slips"), isFigure: true },
                { key: "state", label: t("columns.state") },
                { key: "change", label: <span className="sr-only">{t("forget")}</span> },
              ]}
              rows={rows.map((payer) => ({
                key: `${payer.payerAccount}|${payer.payerName}`,
                cells: [
                  payer.payerName || "–",
                  payer.payerAccount || "–",
                  payer.slips === 0 && payer.changedBy
                    ? t("byHand", { name: payer.changedBy })
                    : format.count(payer.slips),
                  <Chip key="state" tone={payer.isKnown ? "done" : "neutral"}>
                    {t(payer.isKnown ? "known" : "forgotten")}
                  </Chip>,
                  <ChangePayer key="change" account={account} payer={payer} />,
                ],
              }))}
            />
          )}
          <AddPayer key={account} account={account} />
        </div>
      )}
    </QueryPane>
  );
}
