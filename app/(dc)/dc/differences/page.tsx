import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { claimsInput } from "@/app/_ui/claims/claims-input";
import { ClaimsScreen } from "@/app/_ui/claims/claims-screen";
import { PageHeader } from "@/app/_ui/page-header";

export async function generateMetadata() {
  return { title: (await getTranslations("common.claims"))("title") };
}

/** What stores found short, over or damaged, and what is accepted of it (U4). */
export default async function DifferencesPage({ searchParams }: PageProps<"/dc/differences">) {
  await prefetch(trpc.delivery.differences.queryOptions(claimsInput(await searchParams)));
  const may = await abilitiesHere("difference.decide");
  const t = await getTranslations("common.claims");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <ClaimsScreen mayDecide={may["difference.decide"]} />
      </div>
    </Hydrate>
  );
}
