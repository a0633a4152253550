import { getTranslations } from "next-intl/server";
import { CaseLabel } from "../../../_components/case-label";
import { PrintEmpty } from "../../../_components/print-empty";
import { PrintToolbar } from "../../../_components/print-toolbar";
import { labelsOf } from "../../../_lib/labels";
import { loadSheets } from "../../../_lib/load-sheets";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/labels">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("labels")} ${decodeURIComponent((await params).no)}` };
}

/** Full-case labels of a wave, 100 × 60 mm, one per case, in the order of the locations (5.2). */
export default async function LabelsPage({ params }: PageProps<"/print/waves/[no]/labels">) {
  const wave = decodeURIComponent((await params).no);
  const labels = labelsOf(await loadSheets(wave, "label"));
  const { format } = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <>
      <style>{"@page { size: 100mm 60mm; margin: 0; }"}</style>
      <PrintToolbar title={`${t("labels")} ${wave}`} note={t("labelsCount", { count: labels.length })} />
      {labels.length === 0 && <PrintEmpty text={t("noLabels")} />}
      {labels.map((label) => (
        <CaseLabel key={label.code} label={label} day={format.dayOfWeek(label.deliverOn)} />
      ))}
    </>
  );
}
