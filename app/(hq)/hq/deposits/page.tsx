import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { depositsInput } from "../_lib/list-inputs";
import { DepositViews } from "./_components/deposit-views";
import { DepositsTable } from "./_components/deposits-table";
import { Desk } from "./_components/desk/desk";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.deposits"))("title") };
}

/** Finance's desk: money that owners say is on its way, to be approved when it has been seen (R10); beside it every slip. */
export default async function DepositsPage({ searchParams }: PageProps<"/hq/deposits">) {
  const params = await searchParams;
  const t = await getTranslations("hq.deposits");
  const may = await abilitiesHere("deposit.approve", "deposit.reverse");
  const isList = paramOf(params, "status") !== undefined || paramOf(params, "open") !== undefined;
  if (isList) await prefetch(trpc.account.deposits.list.queryOptions(depositsInput(params)));
  else await prefetch(trpc.account.deposits.queue.queryOptions({}));
  return (
    <Hydrate>
      <div className="flex flex-col gap-3">
        <PageHeader title={t("title")} aside={<DepositViews view={isList ? "all" : "desk"} />} />
        {isList ? (
          <DepositsTable may={{ approve: may["deposit.approve"], reverse: may["deposit.reverse"] }} />
        ) : (
          <Desk wanted={paramOf(params, "slip")} />
        )}
      </div>
    </Hydrate>
  );
}
