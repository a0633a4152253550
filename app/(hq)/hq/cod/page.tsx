import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { codInput } from "../_lib/list-inputs";
import { AgeingTable } from "./_components/ageing-table";
import { StopRule } from "./_components/stop-rule";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.cod"))("title") };
}

/** Stores that pay on delivery: what they owe, for how long, and what they paid too much (R05). */
export default async function CodPage({ searchParams }: PageProps<"/hq/cod">) {
  await prefetch(
    trpc.cod.ageing.queryOptions(codInput(await searchParams)),
    trpc.cod.settings.queryOptions(),
  );
  const t = await getTranslations("hq.cod");
  const may = await abilitiesHere("cod.collect", "cod.settle", "cod.reverse", "cod.configure");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader
          title={t("title")}
          text={t("text")}
          action={<StopRule mayChange={may["cod.configure"]} />}
        />
        <AgeingTable
          may={{
            collect: may["cod.collect"],
            settle: may["cod.settle"],
            reverse: may["cod.reverse"],
          }}
        />
      </div>
    </Hydrate>
  );
}
