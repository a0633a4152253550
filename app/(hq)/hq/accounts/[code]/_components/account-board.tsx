"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Tabs } from "@/app/_ui/tabs";
import type { CorrectionRights } from "../../../corrections/_components/corrections-table";
import { AccountCorrections } from "./account-corrections";
import { AccountCredit } from "./account-credit";
import { AccountDeposits } from "./account-deposits";
import { AccountFigures } from "./account-figures";
import { AccountHolds } from "./account-holds";
import { AccountStores } from "./account-stores";
import { AccountPending, AccountPooled } from "./account-waiting";
import { Ledger } from "./ledger";
import { OutlookCard } from "./outlook-card";

const views = [
  "ledger",
  "holds",
  "pooled",
  "pending",
  "credit",
  "corrections",
  "deposits",
  "stores",
] as const;
export type AccountView = (typeof views)[number];

export interface AccountRights extends CorrectionRights {
  changeCredit: boolean;
  seeCorrections: boolean;
}

/** The figures on top, always in sight; below them what they come from. */
export function AccountBoard({ account, may }: { account: string; may: AccountRights }) {
  const t = useTranslations("hq.account");
  const trpc = useTRPC();
  const { get, set } = useListParams();
  const summary = useQuery(trpc.account.get.queryOptions({ account }));
  const view = views.find((one) => one === get("view")) ?? "ledger";
  const show = (next: AccountView) => set({ view: next === "ledger" ? undefined : next });
  const shown = views.filter((one) => one !== "corrections" || may.seeCorrections);
  const panels = {
    ledger: <Ledger account={account} />,
    holds: <AccountHolds account={account} />,
    pooled: <AccountPooled account={account} />,
    pending: <AccountPending account={account} />,
    credit: <AccountCredit account={account} mayChange={may.changeCredit} />,
    corrections: <AccountCorrections account={account} may={may} />,
    deposits: <AccountDeposits account={account} />,
    stores: <AccountStores account={account} />,
  };
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        back={{ href: "/hq/accounts", label: t("back") }}
        title={summary.data?.name ?? account}
        aside={<span className="text-quiet">{account}</span>}
      />
      <QueryPane query={summary} skeleton={<LinesSkeleton lines={3} />}>
        {(data) => (
          <>
            <AccountFigures summary={data} onView={show} />
            <OutlookCard account={account} />
            <Tabs
              value={view}
              onChange={show}
              tabs={shown.map((value) => ({
                value,
                label: t(`views.${value}`),
                count: value === "stores" ? data.stores.length : undefined,
                panel: panels[value],
              }))}
            />
          </>
        )}
      </QueryPane>
    </div>
  );
}
