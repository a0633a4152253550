import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ImportsBoard } from "./_components/imports-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.imports"))("title") };
}

/** Master data and openings from files: check, correct, apply. */
export default async function ImportsPage() {
  await prefetch(trpc.import.kinds.queryOptions(), trpc.import.history.queryOptions());
  const t = await getTranslations("hq.imports");
  return (
    <Hydrate>
      <div className="flex flex-col gap-5">
        <PageHeader title={t("title")} text={t("text")} />
        <ImportsBoard />
      </div>
    </Hydrate>
  );
}
