import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { PromotionsTable } from "./_components/promotions-table";
import { promotionsInput } from "./_lib/inputs";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.promotions"))("title") };
}

/** All promotions with their state; what waits for a second person comes first (2.8). */
export default async function PromotionsPage({ searchParams }: PageProps<"/hq/promotions">) {
  await prefetch(trpc.promotion.list.queryOptions(promotionsInput(await searchParams)));
  const t = await getTranslations("hq.promotions");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <PromotionsTable />
      </div>
    </Hydrate>
  );
}
