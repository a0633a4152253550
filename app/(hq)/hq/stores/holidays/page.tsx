import { getTranslations } from "next-intl/server";
import { abilitiesHere, currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { businessDayOf } from "@/server/shared/business-day";
import { HolidaysBoard } from "./_components/holidays-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.holidays"))("title") };
}

/** The holiday calendar: days whose windows stay closed, have other hours, or start on another day. */
export default async function HolidaysPage() {
  const context = await currentContext();
  await prefetch(trpc.catalog.places.queryOptions());
  const may = await abilitiesHere("template.change");
  return (
    <Hydrate>
      <HolidaysBoard today={businessDayOf(context.now())} mayChange={may["template.change"]} />
    </Hydrate>
  );
}
