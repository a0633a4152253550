import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { CheckList } from "./_components/check-list";
import { CheckSettings } from "./_components/check-settings";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.check"))("title") };
}

/** What waits for a check before it may leave: scan one of its labels to count it. */
export default async function ChecksPage() {
  const may = await abilitiesHere("check.waive", "floor.configure");
  await prefetch(trpc.check.list.queryOptions());
  const t = await getTranslations("dc.check");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} action={may["floor.configure"] && <CheckSettings />} />
      <CheckList mayWaive={may["check.waive"]} />
    </Hydrate>
  );
}
