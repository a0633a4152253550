import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { HandoverSheet } from "../../../_components/handover-sheet";
import { PrintToolbar } from "../../../_components/print-toolbar";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/handover">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("handover")} ${decodeURIComponent((await params).no)}` };
}

/** The loading and handover sheet of a wave: stop by stop, with room for signatures (5.2). */
export default async function HandoverPage({ params }: PageProps<"/print/waves/[no]/handover">) {
  const wave = decodeURIComponent((await params).no);
  const sheet = await getQueryClient().fetchQuery(trpc.wave.handover.queryOptions({ wave }));
  const context = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <>
      <PrintToolbar title={`${t("handover")} ${wave}`} note={t("stops", { count: sheet.stops.length })} />
      <HandoverSheet sheet={sheet} context={context} />
    </>
  );
}
