import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { FilesBoard } from "./_components/files-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.bank.files"))("title") };
}

/** The company's bank accounts and the files that came in. */
export default async function FilesPage() {
  await prefetch(trpc.bank.accounts.queryOptions(), trpc.bank.statements.queryOptions());
  const t = await getTranslations("hq.bank.files");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <FilesBoard />
    </Hydrate>
  );
}
