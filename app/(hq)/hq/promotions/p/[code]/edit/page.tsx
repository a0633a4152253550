import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { EditPromotion } from "./_components/edit-promotion";

export async function generateMetadata({ params }: PageProps<"/hq/promotions/p/[code]/edit">) {
  const t = await getTranslations("hq.promotion");
  return { title: t("form.editTitle", { promotion: decodeURIComponent((await params).code) }) };
}

/** The form of a promotion that exists: a draft changes in place, of one in force a new version begins (2.8). */
export default async function EditPromotionPage({ params }: PageProps<"/hq/promotions/p/[code]/edit">) {
  const code = decodeURIComponent((await params).code);
  await prefetch(trpc.promotion.get.queryOptions({ promotion: code }));
  return (
    <Hydrate>
      <EditPromotion promotion={code} />
    </Hydrate>
  );
}
