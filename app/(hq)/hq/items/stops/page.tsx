import { getTranslations } from "next-intl/server";
import { abilitiesHere, currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { businessDayOf } from "@/server/shared/business-day";
import { stopsInput } from "../../_lib/list-inputs";
import { StopsBoard } from "./_components/stops-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.stops"))("title") };
}

/** What may not be ordered: which item or category, where, from when to when, and why (R17). */
export default async function StopsPage({ searchParams }: PageProps<"/hq/items/stops">) {
  await prefetch(trpc.catalog.stops.queryOptions(stopsInput(await searchParams)));
  const context = await currentContext();
  const may = await abilitiesHere("stop.change");
  return (
    <Hydrate>
      <StopsBoard today={businessDayOf(context.now())} mayChange={may["stop.change"]} />
    </Hydrate>
  );
}
