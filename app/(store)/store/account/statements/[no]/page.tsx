import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { StatementScreen } from "@/app/_ui/statement/statement-screen";

export async function generateMetadata({ params }: PageProps<"/store/account/statements/[no]">) {
  return {
    title: (await getTranslations("common.statement"))("title", {
      month: decodeURIComponent((await params).no),
    }),
  };
}

/** One statement, for its owner to confirm or to dispute. */
export default async function StatementPage({ params }: PageProps<"/store/account/statements/[no]">) {
  const statement = decodeURIComponent((await params).no);
  await prefetch(trpc.statement.get.queryOptions({ statement }));
  const t = await getTranslations("store.statements");
  return (
    <Hydrate>
      <StatementScreen
        statement={statement}
        back={{ href: "/store/account/statements", label: t("title") }}
      />
    </Hydrate>
  );
}
