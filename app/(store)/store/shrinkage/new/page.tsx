import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewShrinkage } from "../_components/new-shrinkage";

export async function generateMetadata() {
  return { title: (await getTranslations("store.shrinkage"))("new") };
}

/** Writing goods off: scan them, say why, and in a direct store show them. */
export default async function NewShrinkagePage({ searchParams }: PageProps<"/store/shrinkage/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(trpc.shrinkage.budget.queryOptions({ store: store.store }));
  return (
    <Hydrate>
      <NewShrinkage key={store.store} store={store.store} first={paramOf(await searchParams, "item")} />
    </Hydrate>
  );
}
