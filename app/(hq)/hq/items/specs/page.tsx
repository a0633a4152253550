import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { SpecsBoard } from "./_components/specs-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.specs"))("title") };
}

/** How weighed items are sold at the tills: a portion, its price, and the weight that it takes off the store's stock. */
export default async function SaleSpecsPage() {
  await prefetch(trpc.catalog.saleSpecs.queryOptions());
  const may = await abilitiesHere("spec.change");
  return (
    <Hydrate>
      <SpecsBoard mayChange={may["spec.change"]} />
    </Hydrate>
  );
}
