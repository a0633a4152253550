import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../../stock/_lib/stock-input";
import { FloorSettings } from "./_components/floor-settings";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.floor"))("title") };
}

/** How the floor of a DC works: by which method each zone is picked, and how often a place is looked at. */
export default async function MethodsPage({ searchParams }: PageProps<"/dc/tasks/methods">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.wave.floorSettings.queryOptions({ dc }));
  const t = await getTranslations("dc.floor");
  return (
    <Hydrate>
      <PageHeader back={{ href: "/dc/tasks", label: t("back") }} title={t("title")} text={t("text")} />
      <FloorSettings />
    </Hydrate>
  );
}
