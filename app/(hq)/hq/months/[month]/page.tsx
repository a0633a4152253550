import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { periodInput } from "@/server/period/schema";
import { MonthStatements } from "../_components/month-statements";

export async function generateMetadata({ params }: PageProps<"/hq/months/[month]">) {
  return { title: (await getTranslations("hq.months"))("statementsOf", { month: (await params).month }) };
}

/** The statements of one month: who has confirmed, who disputes. */
export default async function MonthPage({ params, searchParams }: PageProps<"/hq/months/[month]">) {
  const asked = periodInput.safeParse({ month: (await params).month });
  if (!asked.success) notFound();
  const { month } = asked.data;
  const cursor = paramOf(await searchParams, "cursor");
  await prefetch(trpc.statement.list.queryOptions({ month, limit: 100, cursor }));
  const t = await getTranslations("hq.months");
  return (
    <Hydrate>
      <PageHeader title={t("statementsOf", { month })} back={{ href: "/hq/months", label: t("title") }} />
      <MonthStatements month={month} cursor={cursor} />
    </Hydrate>
  );
}
