import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { LoadingList } from "../../../_components/loading-list";
import { PaperFrame } from "../../../_components/paper-frame";
import { PrintEmpty } from "../../../_components/print-empty";
import { askedPaper } from "../../../_lib/asked-paper";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/loading">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("loadingList")} ${decodeURIComponent((await params).no)}` };
}

/** The loading lists of a wave, one per truck: everything that goes on it, the last stop first (5.2). */
export default async function LoadingPage({ params, searchParams }: PageProps<"/print/waves/[no]/loading">) {
  const asked = await askedPaper("loading_list", decodeURIComponent((await params).no), await searchParams);
  const { trips, deliverOn } = await getQueryClient().fetchQuery(
    trpc.dock.loadingLists.queryOptions(asked.ref),
  );
  const context = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <PaperFrame
      asked={asked}
      title={`${t("loadingList")} ${asked.ref.wave}`}
      note={t("trucks", { count: trips.length })}
      isEmpty={trips.length === 0}
    >
      {trips.length === 0 && <PrintEmpty text={t("noTrips")} />}
      {trips.map((trip) => (
        <LoadingList
          key={`${trip.dc}/${trip.route}`}
          wave={asked.ref.wave}
          deliverOn={deliverOn}
          trip={trip}
          context={context}
        />
      ))}
    </PaperFrame>
  );
}
