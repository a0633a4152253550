import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate } from "@/app/_lib/trpc/server";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { AskTags } from "../_components/ask-tags";

export async function generateMetadata() {
  return { title: (await getTranslations("store.tags"))("ask") };
}

/** Asking for tags: scan one item after the other, send. */
export default async function AskTagsPage({ searchParams }: PageProps<"/store/tags/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  return (
    <Hydrate>
      <AskTags key={store.store} store={store.store} first={paramOf(await searchParams, "item")} />
    </Hydrate>
  );
}
