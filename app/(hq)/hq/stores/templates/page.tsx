import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { TemplatesBoard } from "./_components/templates-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.templates"))("title") };
}

/** The ordering calendars: who orders by each, and when it opens next (R23). */
export default async function TemplatesPage() {
  await prefetch(trpc.template.list.queryOptions());
  const may = await abilitiesHere("template.change");
  return (
    <Hydrate>
      <TemplatesBoard mayChange={may["template.change"]} />
    </Hydrate>
  );
}
