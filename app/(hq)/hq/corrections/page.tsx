import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { correctionsInput } from "../_lib/list-inputs";
import { CorrectionsTable } from "./_components/corrections-table";
import { NewCorrection } from "./_components/new-correction";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.corrections"))("title") };
}

/** Adjustments and transfers of accounts: one person asks, another approves (5.3). */
export default async function CorrectionsPage({ searchParams }: PageProps<"/hq/corrections">) {
  await prefetch(trpc.funds.corrections.list.queryOptions(correctionsInput(await searchParams)));
  const t = await getTranslations("hq.corrections");
  const may = await abilitiesHere("correction.request", "correction.approve");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader
          title={t("title")}
          text={t("text")}
          action={may["correction.request"] && <NewCorrection />}
        />
        <CorrectionsTable may={{ request: may["correction.request"], approve: may["correction.approve"] }} />
      </div>
    </Hydrate>
  );
}
