import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ImportDesk } from "./_components/import-desk";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.bank.import"))("title") };
}

/** A bank's file: choose it, see how it is understood, bring it in. */
export default async function ImportPage() {
  await prefetch(trpc.bank.accounts.queryOptions());
  const t = await getTranslations("hq.bank.import");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <ImportDesk />
    </Hydrate>
  );
}
