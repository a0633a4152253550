import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { HomeBoard } from "./_components/home-board";
import { NoStore } from "./_components/no-store";
import { StoreSwitcher } from "./_components/store-switcher";
import { currentStore } from "./_lib/current-store";

export async function generateMetadata() {
  return { title: (await getTranslations("common.places.store"))("home") };
}

/** The home of a store: until when, how much, what comes, what waits. */
export default async function StoreHomePage({ searchParams }: PageProps<"/store">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.order.home.queryOptions({ store: store.store }),
    trpc.shell.storeDay.queryOptions({ store: store.store }),
    trpc.auth.me.queryOptions(),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <HomeBoard key={store.store} store={store} isOneOfMany={stores.length > 1} />
    </Hydrate>
  );
}
