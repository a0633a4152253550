import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { CompareScreen } from "./_components/compare-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.compare"))("title") };
}

/** Two cuts of the pool simulated side by side, to see which wave is the better one (section 6, "wave badly sized"). */
export default async function ComparePage() {
  await prefetch(trpc.pool.routes.queryOptions({}), trpc.stock.dcs.queryOptions());
  const t = await getTranslations("dc.compare");
  return (
    <Hydrate>
      <PageHeader back={{ href: "/dc/pool", label: t("back") }} title={t("title")} text={t("text")} />
      <CompareScreen />
    </Hydrate>
  );
}
