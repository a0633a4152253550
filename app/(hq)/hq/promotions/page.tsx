import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
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
  const may = await abilitiesHere("promotion.write");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader
          title={t("title")}
          text={t("text")}
          action={
            may["promotion.write"] && (
              <LinkButton href="/hq/promotions/new" variant="primary">
                {t("new")}
              </LinkButton>
            )
          }
        />
        <PromotionsTable />
      </div>
    </Hydrate>
  );
}
