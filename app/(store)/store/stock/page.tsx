import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { ShelfList } from "./_components/shelf-list";
import { shelfInput } from "./_lib/shelf-input";

export async function generateMetadata() {
  return { title: (await getTranslations("store.stock"))("title") };
}

/** What the store has, what is below zero, what is on its way. */
export default async function StoreStockPage({ searchParams }: PageProps<"/store/stock">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.storeStock.list.queryOptions(shelfInput(store.store, await searchParams)),
    trpc.catalog.categories.queryOptions(),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <ShelfList store={store.store} />
    </Hydrate>
  );
}
