import { getTranslations } from "next-intl/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { DeliveryList } from "./_components/delivery-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.deliveries"))("title") };
}

/** The deliveries of one store, newest first. */
export default async function DeliveriesPage({ searchParams }: PageProps<"/store/deliveries">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  return (
    <>
      <StoreSwitcher stores={stores} store={store} />
      <DeliveryList store={store.store} />
    </>
  );
}
