import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { ReturnList } from "./_components/return-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.returns"))("title") };
}

/** What the store gives back, what became of it, and how much more it may. */
export default async function ReturnsPage({ searchParams }: PageProps<"/store/returns">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.returns.list.queryOptions({ store: store.store, limit: 30 }),
    trpc.returns.quota.queryOptions({ store: store.store }),
    trpc.returns.recallsOf.queryOptions({ store: store.store }),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <ReturnList key={store.store} store={store.store} />
    </Hydrate>
  );
}
