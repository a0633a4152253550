import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { TimesBoard } from "./_components/times-board";
import { timesInput } from "./_lib/times-input";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.times"))("title") };
}

/** A simulation: which stores may order when, at an instant and over some days. */
export default async function TimesPage({ searchParams }: PageProps<"/hq/stores/times">) {
  await prefetch(
    trpc.template.whoMayOrder.queryOptions(timesInput(await searchParams)),
    trpc.catalog.places.queryOptions(),
    trpc.catalog.categories.queryOptions(),
  );
  const t = await getTranslations("hq.times");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <TimesBoard />
    </Hydrate>
  );
}
