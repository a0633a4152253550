import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { OrderList } from "./_components/order-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.orders"))("title") };
}

/** The orders of one store, newest first. */
export default async function OrdersPage({ searchParams }: PageProps<"/store/orders">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <OrderList store={store.store} />
    </Hydrate>
  );
}
