import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { StockCard } from "../_components/stock-card";

export async function generateMetadata({ params }: PageProps<"/store/stock/[item]">) {
  return { title: decodeURIComponent((await params).item) };
}

/** The stock card of one item of the store. */
export default async function StockCardPage({ params, searchParams }: PageProps<"/store/stock/[item]">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const item = decodeURIComponent((await params).item);
  await prefetch(trpc.storeStock.item.queryOptions({ store: store.store, item }));
  return (
    <Hydrate>
      <StockCard store={store.store} item={item} />
    </Hydrate>
  );
}
