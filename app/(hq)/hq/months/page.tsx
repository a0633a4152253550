import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { MonthsBoard } from "./_components/months-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.months"))("title") };
}

/** The month that is closed next with its check list, and the closed ones with their statements. */
export default async function MonthsPage() {
  await prefetch(trpc.period.list.queryOptions(), trpc.statement.progress.queryOptions());
  const t = await getTranslations("hq.months");
  const abilities = await abilitiesHere("period.close");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <MonthsBoard canClose={abilities["period.close"]} />
    </Hydrate>
  );
}
