import { getTranslations } from "next-intl/server";
import { PaperFrame } from "../../../_components/paper-frame";
import { PrintEmpty } from "../../../_components/print-empty";
import { PutList } from "../../../_components/put-list";
import { askedPaper } from "../../../_lib/asked-paper";
import { loadSheets } from "../../../_lib/load-sheets";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/put-lists">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("putLists")} ${decodeURIComponent((await params).no)}` };
}

/** The put lists of a wave (播种): each item once with its total, then what every store gets of it. */
export default async function PutListsPage({
  params,
  searchParams,
}: PageProps<"/print/waves/[no]/put-lists">) {
  const asked = await askedPaper("put_lists", decodeURIComponent((await params).no), await searchParams);
  const sheets = await loadSheets(asked.ref.wave, "batch");
  const context = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <PaperFrame
      asked={asked}
      title={`${t("putLists")} ${asked.ref.wave}`}
      note={t("sheets", { count: sheets.length })}
      isEmpty={sheets.length === 0}
    >
      {sheets.length === 0 && <PrintEmpty text={t("noPutLists")} />}
      {sheets.map((sheet) => (
        <PutList key={sheet.task} sheet={sheet} context={context} />
      ))}
    </PaperFrame>
  );
}
