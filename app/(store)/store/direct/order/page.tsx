import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewOrder } from "../_components/new-order";

export async function generateMetadata() {
  return { title: (await getTranslations("store.direct"))("order.new") };
}

/** Ordering from a supplier that comes to the door. */
export default async function NewOrderPage({ searchParams }: PageProps<"/store/direct/order">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(trpc.direct.suppliers.queryOptions({ store: store.store }));
  return (
    <Hydrate>
      <NewOrder key={store.store} store={store.store} />
    </Hydrate>
  );
}
