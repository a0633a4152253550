import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { JobsUnderWay } from "../_components/job-progress";
import { WavesTable } from "./_components/waves-table";
import { wavesInputOf } from "./_lib/waves-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.waves"))("title") };
}

/** Waves, newest first. */
export default async function WavesPage({ searchParams }: PageProps<"/dc/waves">) {
  const may = await abilitiesHere("pool.read");
  await prefetch(
    trpc.wave.list.queryOptions(wavesInputOf(await searchParams)),
    trpc.pool.jobs.queryOptions(),
    ...(may["pool.read"] ? [trpc.pool.routes.queryOptions({})] : []),
  );
  const t = await getTranslations("dc.waves");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <JobsUnderWay />
      <WavesTable mayPlan={may["pool.read"]} />
    </Hydrate>
  );
}
