import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { CaseLabel } from "../../../_components/case-label";
import { PaperFrame } from "../../../_components/paper-frame";
import { PrintEmpty } from "../../../_components/print-empty";
import { TotalLabel } from "../../../_components/total-label";
import { askedPaper } from "../../../_lib/asked-paper";
import { labelSizeOf, pageRule } from "../../../_lib/label-size";
import { otherSizeOf } from "../../../_lib/other-size";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/labels">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("labels")} ${decodeURIComponent((await params).no)}` };
}

/** Full-case labels of a wave, one per case, in the order of the locations (5.2). */
export default async function LabelsPage({ params, searchParams }: PageProps<"/print/waves/[no]/labels">) {
  const search = await searchParams;
  const asked = await askedPaper("case_labels", decodeURIComponent((await params).no), search);
  const size = labelSizeOf(search.size);
  const { labels, cases, voids } = await getQueryClient().fetchQuery(
    trpc.dock.labels.queryOptions(asked.ref),
  );
  const context = await printContext();
  const t = await getTranslations("dc.print");
  const note = t("labelsCount", { count: cases, size: t(`sizes.${size}`) });
  return (
    <>
      <style>{pageRule(size)}</style>
      <PaperFrame
        asked={asked}
        title={`${t("labels")} ${asked.ref.wave}`}
        note={voids > 0 ? `${note} · ${t("voids", { count: voids })}` : note}
        isEmpty={cases === 0}
        hasZpl
        otherSize={await otherSizeOf(size, search)}
      >
        {cases === 0 && <PrintEmpty text={t("noLabels")} />}
        {labels.map((label, index) =>
          label.kind === "case" ? (
            <CaseLabel key={label.code} label={label} size={size} context={context} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels of one strip never move
            <TotalLabel key={index} total={label} size={size} />
          ),
        )}
      </PaperFrame>
    </>
  );
}
