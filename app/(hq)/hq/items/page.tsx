import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { itemsInput } from "../_lib/list-inputs";
import { ItemsTable } from "./_components/items-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.items"))("title") };
}

/** The catalogue: what the chain deals in. It is changed by import. */
export default async function ItemsPage({ searchParams }: PageProps<"/hq/items">) {
  await prefetch(
    trpc.catalog.items.queryOptions(itemsInput(await searchParams)),
    trpc.catalog.categories.queryOptions(),
  );
  const t = await getTranslations("hq.items");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <ItemsTable />
      </div>
    </Hydrate>
  );
}
