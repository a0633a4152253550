import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { getQueryClient, Hydrate, trpc } from "@/app/_lib/trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewItem } from "../_components/new-item";

export async function generateMetadata() {
  return { title: (await getTranslations("store.newItem"))("title") };
}

/** Something to sell that headquarters do not have (R11). */
export default async function NewItemPage({ searchParams }: PageProps<"/store/items/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const { isDirect } = await getQueryClient().fetchQuery(
    trpc.retail.terms.queryOptions({ store: store.store }),
  );
  const t = await getTranslations("store.newItem");
  if (isDirect) return <EmptyState title={t("direct")} />;
  return (
    <Hydrate>
      <NewItem store={store.store} barcode={paramOf(await searchParams, "barcode") ?? ""} />
    </Hydrate>
  );
}
