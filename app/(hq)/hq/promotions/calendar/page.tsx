import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { businessDayOf } from "@/server/shared/business-day";
import { CalendarBoard } from "../_components/calendar-board";
import { calendarDays } from "../_lib/inputs";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.promotions"))("tabs.calendar") };
}

/** Six weeks of all promotions, each a bar over its days. */
export default async function PromotionCalendarPage({ searchParams }: PageProps<"/hq/promotions/calendar">) {
  const today = businessDayOf((await currentContext()).now());
  const days = calendarDays(await searchParams, today);
  await prefetch(trpc.promotion.calendar.queryOptions(days));
  const t = await getTranslations("hq.promotions");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("tabs.calendar")} text={t("calendar.text")} />
        <CalendarBoard today={today} />
      </div>
    </Hydrate>
  );
}
