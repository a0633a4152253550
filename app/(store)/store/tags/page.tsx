import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { TagList } from "./_components/tag-list";

export async function generateMetadata() {
  return { title: (await getTranslations("store.tags"))("title") };
}

/** Tags that are out of date at the shelves of the store, and where the right ones are. */
export default async function TagsPage({ searchParams }: PageProps<"/store/tags">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(
    trpc.tag.list.queryOptions({ store: store.store, status: "open", limit: 100 }),
    trpc.tag.late.queryOptions({ store: store.store }),
  );
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <TagList key={store.store} store={store.store} />
    </Hydrate>
  );
}
