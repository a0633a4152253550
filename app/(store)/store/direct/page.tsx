import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { DirectList } from "./_components/direct-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.direct"))("title") };
}

/** What suppliers bring to the store's own door: orders that wait, and what came. */
export default async function DirectPage({ searchParams }: PageProps<"/store/direct">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.direct.receipts.queryOptions({ store: store.store, limit: 30 }),
    trpc.direct.orders.queryOptions({ store: store.store, status: "open", limit: 50 }),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <DirectList key={store.store} store={store.store} />
    </Hydrate>
  );
}
