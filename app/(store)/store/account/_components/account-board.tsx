"use client";

import { useQuery } from "@tanstack/react-query";
import { Banknote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { MoneyExplanation } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import { parseFen } from "@/server/shared/fen";
import { QueryPane } from "../../_components/query-pane";
import type { MyStore } from "../../_lib/my-store";
import { DepositList } from "./deposit-list";
import { HoldList } from "./hold-list";
import { Ledger } from "./ledger";
import { OutlookCard } from "./outlook-card";
import { OwedBoard } from "./owed-board";
import { PooledList } from "./pooled-list";

const views = ["ledger", "deposits", "holds", "pooled", "owed"] as const;

/** The account: the sum that can be spent explained line by line, then ledger, slips and holds. */
export function AccountBoard({ store, account }: { store: MyStore; account: string }) {
  const t = useTranslations("store.account");
  const format = useFormat();
  const trpc = useTRPC();
  const { get, set } = useListParams();
  const view = views.find((one) => one === get("view")) ?? "ledger";
  const summary = useQuery(trpc.account.get.queryOptions({ account }));
  return (
    <>
      <PageHeader
        title={t("title")}
        text={
          summary.data
            ? `${summary.data.account} · ${summary.data.name} · ${t("stores", { count: summary.data.stores.length })}`
            : account
        }
        action={
          <>
            <LinkButton href="/store/account/coupons" size="large">
              {t("coupons")}
            </LinkButton>
            <LinkButton href="/store/account/statements" size="large">
              {t("statements")}
            </LinkButton>
            <LinkButton
              href="/store/account/deposit"
              size="large"
              variant="primary"
              icon={<Banknote aria-hidden />}
            >
              {t("deposit")}
            </LinkButton>
          </>
        }
      />
      <QueryPane query={summary}>
        {(data) => {
          const fen = (text: string) => parseFen(text) ?? 0;
          const spendable = fen(data.available) - fen(data.pooled);
          return (
            <Card title={t("spendable")}>
              <p
                className={
                  spendable < 0 ? "text-title font-semibold text-blocked" : "text-title font-semibold"
                }
              >
                {format.money(spendable)}
              </p>
              <div className="mt-3 border-t pt-3">
                <MoneyExplanation
                  lines={[
                    { label: t("balance"), fen: fen(data.balance) },
                    { label: t("credit"), fen: fen(data.creditLimit) },
                    { label: t("held"), fen: -fen(data.held), note: t("heldNote") },
                    { label: t("pooled"), fen: -fen(data.pooled), note: t("pooledNote") },
                  ]}
                  total={{ label: t("spendable"), fen: spendable }}
                  rule={t("rule", {
                    available: format.money(fen(data.available)),
                    pending: format.money(fen(data.depositsPending)),
                  })}
                />
              </div>
            </Card>
          );
        }}
      </QueryPane>
      <OutlookCard account={account} />
      <Tabs
        value={view}
        onChange={(next) => set({ view: next === "ledger" ? undefined : next })}
        tabs={[
          { value: "ledger", label: t("views.ledger"), panel: <Ledger account={account} /> },
          { value: "deposits", label: t("views.deposits"), panel: <DepositList account={account} /> },
          {
            value: "holds",
            label: t("views.holds"),
            panel: <HoldList account={account} store={store.store} />,
          },
          { value: "pooled", label: t("views.pooled"), panel: <PooledList account={account} /> },
          ...(store.settlement === "cod"
            ? [{ value: "owed" as const, label: t("views.owed"), panel: <OwedBoard store={store.store} /> }]
            : []),
        ]}
      />
    </>
  );
}
