import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { depositsInput } from "../_lib/list-inputs";
import { DepositsTable } from "./_components/deposits-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.deposits"))("title") };
}

/** Finance's queue: money that owners say is on its way, to be approved when it has been seen (R10). */
export default async function DepositsPage({ searchParams }: PageProps<"/hq/deposits">) {
  await prefetch(trpc.account.deposits.list.queryOptions(depositsInput(await searchParams)));
  const t = await getTranslations("hq.deposits");
  const may = await abilitiesHere("deposit.approve", "deposit.reject", "deposit.reverse");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <DepositsTable
          may={{
            approve: may["deposit.approve"],
            reject: may["deposit.reject"],
            reverse: may["deposit.reverse"],
          }}
        />
      </div>
    </Hydrate>
  );
}
