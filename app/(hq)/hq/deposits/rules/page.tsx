import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { DepositViews } from "../_components/deposit-views";
import { DepositRules } from "./_components/deposit-rules";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.depositRules"))("title") };
}

/** How slips are decided: when two approve, what evidence is asked for, who may approve how much. */
export default async function DepositRulesPage() {
  await prefetch(trpc.account.deposits.settings.queryOptions());
  const t = await getTranslations("hq.deposits");
  const may = await abilitiesHere("deposit.configure");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} aside={<DepositViews view="rules" />} />
        <DepositRules mayChange={may["deposit.configure"]} />
      </div>
    </Hydrate>
  );
}
