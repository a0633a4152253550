import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { storesInput } from "../_lib/list-inputs";
import { StoresTable } from "./_components/stores-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.stores"))("title") };
}

/** The stores with their one account, plan, template and route. They are changed by import. */
export default async function StoresPage({ searchParams }: PageProps<"/hq/stores">) {
  await prefetch(trpc.org.stores.queryOptions(storesInput(await searchParams)));
  const t = await getTranslations("hq.stores");
  const may = await abilitiesHere("permit.grant", "price.configure");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <StoresTable mayPermit={may["permit.grant"]} mayConfigure={may["price.configure"]} />
      </div>
    </Hydrate>
  );
}
