import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { OrderEntry } from "./_components/order-entry";

export async function generateMetadata() {
  return { title: (await getTranslations("store.order.tools"))("title") };
}

/** Order entry of one store. */
export default async function OrderPage({ searchParams }: PageProps<"/store/order">) {
  const { stores, store } = await currentStore(searchParams);
  const isReview = (await searchParams).step === "review";
  if (!store) return <NoStore />;
  await prefetch(trpc.order.sheet.queryOptions({ store: store.store }));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <OrderEntry key={store.store} store={store} isReview={isReview} />
    </Hydrate>
  );
}
