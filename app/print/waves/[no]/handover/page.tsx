import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { HandoverSheet } from "../../../_components/handover-sheet";
import { PaperFrame } from "../../../_components/paper-frame";
import { PrintEmpty } from "../../../_components/print-empty";
import { askedPaper } from "../../../_lib/asked-paper";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/handover">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("handover")} ${decodeURIComponent((await params).no)}` };
}

/** The handover sheets of a wave, one per truck, stop by stop, with room for signatures (5.2). */
export default async function HandoverPage({
  params,
  searchParams,
}: PageProps<"/print/waves/[no]/handover">) {
  const asked = await askedPaper("handover", decodeURIComponent((await params).no), await searchParams);
  const { trips, deliverOn } = await getQueryClient().fetchQuery(
    trpc.dock.handoverSheets.queryOptions(asked.ref),
  );
  const context = await printContext();
  const t = await getTranslations("dc.print");
  const asker = await headers();
  const origin = `${asker.get("x-forwarded-proto") ?? "http"}://${asker.get("host") ?? ""}`;
  return (
    <PaperFrame
      asked={asked}
      title={`${t("handover")} ${asked.ref.wave}`}
      note={t("trucks", { count: trips.length })}
      isEmpty={trips.length === 0}
    >
      {trips.length === 0 && <PrintEmpty text={t("noTrips")} />}
      {trips.map((trip) => (
        <HandoverSheet
          key={`${trip.dc}/${trip.route}`}
          wave={asked.ref.wave}
          deliverOn={deliverOn}
          trip={trip}
          context={context}
          reportAt={`${origin}/store/deliveries`}
        />
      ))}
    </PaperFrame>
  );
}
