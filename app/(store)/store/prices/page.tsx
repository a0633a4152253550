import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { PriceList } from "./_components/price-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.prices"))("title") };
}

/** What the store has priced by itself, and what of it waits. */
export default async function PricesPage({ searchParams }: PageProps<"/store/prices">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.retail.changes.queryOptions({ store: store.store, limit: 30 }),
    trpc.retail.terms.queryOptions({ store: store.store }),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <PriceList key={store.store} store={store.store} />
    </Hydrate>
  );
}
