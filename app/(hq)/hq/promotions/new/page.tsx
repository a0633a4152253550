import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { businessDayOf } from "@/server/shared/business-day";
import { NewPromotion } from "./_components/new-promotion";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.promotion"))("form.newTitle") };
}

/** The form of a new promotion, empty or with the terms of another one (2.8). */
export default async function NewPromotionPage({ searchParams }: PageProps<"/hq/promotions/new">) {
  const like = paramOf(await searchParams, "like");
  if (like) await prefetch(trpc.promotion.get.queryOptions({ promotion: like }));
  const today = businessDayOf((await currentContext()).now());
  const t = await getTranslations("hq.promotion");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader
          back={{ href: "/hq/promotions", label: t("back") }}
          title={t("form.newTitle")}
          text={t("form.text")}
        />
        <NewPromotion like={like} today={today} />
      </div>
    </Hydrate>
  );
}
