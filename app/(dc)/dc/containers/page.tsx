import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ContainersTable } from "./_components/containers-table";
import { containersInputOf } from "./_lib/containers-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.containers"))("title") };
}

/** Which store has how many totes, cages and ice boxes of the chain, and the book behind it. */
export default async function ContainersPage({ searchParams }: PageProps<"/dc/containers">) {
  await prefetch(trpc.dock.containers.queryOptions(containersInputOf(await searchParams)));
  const may = await abilitiesHere("container.count");
  const t = await getTranslations("dc.containers");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <ContainersTable mayCount={may["container.count"]} />
    </Hydrate>
  );
}
