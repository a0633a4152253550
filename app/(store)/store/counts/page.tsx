import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { CountList } from "./_components/count-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.counts"))("title") };
}

/** Counts of the store: today's few, what is being counted, what waits, what was found. */
export default async function CountsPage({ searchParams }: PageProps<"/store/counts">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(trpc.stocktake.list.queryOptions({ store: store.store, limit: 30 }));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <CountList key={store.store} store={store.store} isDirect={store.kind === "direct"} />
    </Hydrate>
  );
}
