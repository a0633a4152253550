import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { openLinesInput } from "../_lib/inputs";
import { UnmatchedDesk } from "./_components/unmatched-desk";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.bank.desk"))("title") };
}

/** Money that came in and that no slip has claimed. */
export default async function UnmatchedPage() {
  await prefetch(trpc.bank.lines.list.queryOptions(openLinesInput));
  const t = await getTranslations("hq.bank.desk");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <UnmatchedDesk />
    </Hydrate>
  );
}
