import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { returnsInput } from "../_lib/day-inputs";
import { StoreReturns } from "./_components/store-returns";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.returns"))("title") };
}

/** What stores give back; what plan or quota refuse waits here, and recalls begin here. */
export default async function StoreReturnsPage({ searchParams }: PageProps<"/hq/stores/returns">) {
  const may = await abilitiesHere("return.decide");
  await prefetch(trpc.returns.list.queryOptions(returnsInput(await searchParams)));
  return (
    <Hydrate>
      <StoreReturns mayDecide={may["return.decide"]} />
    </Hydrate>
  );
}
