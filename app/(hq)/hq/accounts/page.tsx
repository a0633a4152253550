import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { accountsInput } from "../_lib/list-inputs";
import { AccountsTable } from "./_components/accounts-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.accounts"))("title") };
}

/** The prepaid accounts: what each has and may spend (R08). */
export default async function AccountsPage({ searchParams }: PageProps<"/hq/accounts">) {
  await prefetch(trpc.account.list.queryOptions(accountsInput(await searchParams)));
  const t = await getTranslations("hq.accounts");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <AccountsTable />
      </div>
    </Hydrate>
  );
}
