import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { LinesTable } from "./_components/lines-table";
import { MatchNow } from "./_components/match-now";
import { bankLinesInput } from "./_lib/inputs";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.bank.lines"))("title") };
}

/** What the banks say, and what became of it. */
export default async function BankPage({ searchParams }: PageProps<"/hq/bank">) {
  await prefetch(
    trpc.bank.lines.list.queryOptions(bankLinesInput(await searchParams)),
    trpc.bank.accounts.queryOptions(),
  );
  const t = await getTranslations("hq.bank.lines");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          <>
            <MatchNow />
            <LinkButton href="/hq/bank/import" variant="primary" size="large">
              {t("import")}
            </LinkButton>
          </>
        }
      />
      <LinesTable />
    </Hydrate>
  );
}
