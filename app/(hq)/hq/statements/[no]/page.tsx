import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { StatementScreen } from "@/app/_ui/statement/statement-screen";

export async function generateMetadata({ params }: PageProps<"/hq/statements/[no]">) {
  return {
    title: (await getTranslations("common.statement"))("title", {
      month: decodeURIComponent((await params).no),
    }),
  };
}

/** One statement, with what its owner says to it. */
export default async function StatementPage({ params }: PageProps<"/hq/statements/[no]">) {
  const statement = decodeURIComponent((await params).no);
  await prefetch(trpc.statement.get.queryOptions({ statement }));
  const t = await getTranslations("hq.months");
  return (
    <Hydrate>
      <StatementScreen statement={statement} back={{ href: "/hq/months", label: t("title") }} />
    </Hydrate>
  );
}
