import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewReturn } from "../_components/new-return";

export async function generateMetadata() {
  return { title: (await getTranslations("store.returns"))("new") };
}

/** Giving goods back: scan them, see what they are credited and what is left of the quota, send. */
export default async function NewReturnPage({ searchParams }: PageProps<"/store/returns/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const params = await searchParams;
  const recall = paramOf(params, "recall");
  await prefetch(
    trpc.returns.quota.queryOptions({ store: store.store }),
    trpc.returns.recallsOf.queryOptions({ store: store.store }),
  );
  return (
    <Hydrate>
      <NewReturn
        key={`${store.store} ${recall}`}
        store={store.store}
        first={paramOf(params, "item")}
        recall={recall}
      />
    </Hydrate>
  );
}
