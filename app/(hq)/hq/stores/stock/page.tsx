import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { StockOfStores } from "./_components/stock-of-stores";
import { negativeInput, storeOfUrl, storeStockInput } from "./_lib/stock-input";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.storeStock"))("title") };
}

/** What is below zero in any store, and what one store has. */
export default async function StoreStockPage({ searchParams }: PageProps<"/hq/stores/stock">) {
  const given = await searchParams;
  const store = storeOfUrl(given);
  if (store) await prefetch(trpc.storeStock.list.queryOptions(storeStockInput(store, given)));
  else await prefetch(trpc.storeStock.negative.queryOptions(negativeInput(given)));
  return (
    <Hydrate>
      <StockOfStores />
    </Hydrate>
  );
}
