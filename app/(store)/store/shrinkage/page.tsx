import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { ShrinkageList } from "./_components/shrinkage-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.shrinkage"))("title") };
}

/** What the store has written off, and what of it waits. */
export default async function ShrinkagePage({ searchParams }: PageProps<"/store/shrinkage">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.shrinkage.list.queryOptions({ store: store.store, limit: 30 }),
    trpc.shrinkage.budget.queryOptions({ store: store.store }),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <ShrinkageList key={store.store} store={store.store} />
    </Hydrate>
  );
}
