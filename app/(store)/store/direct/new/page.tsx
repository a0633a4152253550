import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewReceipt } from "../_components/new-receipt";

export async function generateMetadata() {
  return { title: (await getTranslations("store.direct"))("receive") };
}

/** Taking in what a supplier brought: for an order, or free. */
export default async function NewReceiptPage({ searchParams }: PageProps<"/store/direct/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const params = await searchParams;
  const order = paramOf(params, "order");
  await prefetch(
    trpc.direct.suppliers.queryOptions({ store: store.store }),
    ...(order ? [trpc.direct.order.queryOptions({ order })] : []),
  );
  return (
    <Hydrate>
      <NewReceipt
        key={`${store.store} ${order}`}
        store={store.store}
        order={order}
        first={paramOf(params, "item")}
      />
    </Hydrate>
  );
}
