import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ControlBoard } from "./_components/control-board";
import { Departures } from "./_components/departures";
import { WaveTemplates } from "./_components/wave-templates";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.board"))("title") };
}

/** The night at a glance: every truck to its departure, and only what needs somebody (5.2). */
export default async function BoardPage() {
  const may = await abilitiesHere("run.schedule", "pool.read", "wave.generate");
  await prefetch(
    trpc.wave.board.queryOptions(),
    trpc.wave.pickers.queryOptions(),
    trpc.check.rates.queryOptions({ days: 30 }),
  );
  if (may["pool.read"]) await prefetch(trpc.pool.plannedWaves.queryOptions());
  const t = await getTranslations("dc.board");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          may["run.schedule"] && (
            <>
              <WaveTemplates />
              <Departures />
            </>
          )
        }
      />
      <ControlBoard mayReadPool={may["pool.read"]} mayGenerate={may["wave.generate"]} />
    </Hydrate>
  );
}
