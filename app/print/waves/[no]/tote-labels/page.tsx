import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { PaperFrame } from "../../../_components/paper-frame";
import { ToteLabel } from "../../../_components/tote-label";
import { askedPaper } from "../../../_lib/asked-paper";
import { labelSizeOf, pageRule } from "../../../_lib/label-size";
import { otherSizeOf } from "../../../_lib/other-size";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/tote-labels">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("toteLabels")} ${decodeURIComponent((await params).no)}` };
}

/** Labels of a wave's totes, cages and ice boxes, stop by stop. The first print makes those that one plans to need. */
export default async function ToteLabelsPage({
  params,
  searchParams,
}: PageProps<"/print/waves/[no]/tote-labels">) {
  const search = await searchParams;
  const asked = await askedPaper("tote_labels", decodeURIComponent((await params).no), search);
  const size = labelSizeOf(search.size);
  const { labels } = await getQueryClient().fetchQuery(trpc.dock.toteLabels.queryOptions(asked.ref));
  const context = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <>
      <style>{pageRule(size)}</style>
      <PaperFrame
        asked={asked}
        title={`${t("toteLabels")} ${asked.ref.wave}`}
        note={
          labels.length === 0
            ? t("totesToMake")
            : t("labelsCount", { count: labels.length, size: t(`sizes.${size}`) })
        }
        isEmpty={false}
        hasZpl
        otherSize={await otherSizeOf(size, search)}
      >
        {labels.map((label) => (
          <ToteLabel key={label.code} label={label} size={size} context={context} />
        ))}
      </PaperFrame>
    </>
  );
}
