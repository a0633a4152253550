import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { priceChangesInput } from "../_lib/day-inputs";
import { PriceChanges } from "./_components/price-changes";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.prices"))("title") };
}

/** Price changes of stores: those of direct stores, and what lies outside the corridor, wait for headquarters (R12, R13). */
export default async function PriceChangesPage({ searchParams }: PageProps<"/hq/stores/prices">) {
  await prefetch(trpc.retail.changes.queryOptions(priceChangesInput(await searchParams)));
  const may = await abilitiesHere("price.approve", "price.configure");
  return (
    <Hydrate>
      <PriceChanges mayConfigure={may["price.configure"]} />
    </Hydrate>
  );
}
