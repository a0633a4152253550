import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { StatementList } from "./_components/statement-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.statements"))("title") };
}

/** The statements of the owner's accounts, newest first. */
export default async function StatementsPage() {
  await prefetch(trpc.statement.list.queryOptions({ limit: 100 }));
  const t = await getTranslations("store.statements");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} back={{ href: "/store/account", label: t("back") }} />
      <StatementList />
    </Hydrate>
  );
}
