import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { TemplateScreen } from "./_components/template-screen";

export async function generateMetadata({ params }: PageProps<"/hq/stores/templates/[code]">) {
  const t = await getTranslations("hq.template");
  return { title: t("title", { template: decodeURIComponent((await params).code) }) };
}

/** One template: its windows as a form and as pictures, who orders by it, and every version. */
export default async function TemplatePage({ params }: PageProps<"/hq/stores/templates/[code]">) {
  const code = decodeURIComponent((await params).code);
  await prefetch(trpc.template.get.queryOptions({ template: code }), trpc.catalog.categories.queryOptions());
  const may = await abilitiesHere("template.change");
  return (
    <Hydrate>
      <TemplateScreen template={code} mayChange={may["template.change"]} />
    </Hydrate>
  );
}
