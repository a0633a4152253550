import { getTranslations } from "next-intl/server";
import { readListParams } from "@/app/_lib/list-params";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { OwnItems } from "./_components/own-items";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.ownItems"))("title") };
}

/** What stores created for themselves, and what of it headquarters could not take over by themselves (R11). */
export default async function OwnItemsPage({ searchParams }: PageProps<"/hq/items/own">) {
  const may = await abilitiesHere("item.takeover", "price.read");
  const { cursor } = readListParams(await searchParams);
  if (may["price.read"]) await prefetch(trpc.retail.ownItems.queryOptions({ limit: 50, cursor }));
  if (may["item.takeover"]) await prefetch(trpc.retail.ownConflicts.queryOptions());
  return (
    <Hydrate>
      <OwnItems mayDecide={may["item.takeover"]} />
    </Hydrate>
  );
}
