import { getTranslations } from "next-intl/server";
import { PaperFrame } from "../../../_components/paper-frame";
import { PickList } from "../../../_components/pick-list";
import { PrintEmpty } from "../../../_components/print-empty";
import { askedPaper } from "../../../_lib/asked-paper";
import { loadSheets } from "../../../_lib/load-sheets";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/pick-lists">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("pickLists")} ${decodeURIComponent((await params).no)}` };
}

/** The paper pick lists of a wave, one per delivery order, lines in walking order (5.2). */
export default async function PickListsPage({
  params,
  searchParams,
}: PageProps<"/print/waves/[no]/pick-lists">) {
  const asked = await askedPaper("pick_lists", decodeURIComponent((await params).no), await searchParams);
  const sheets = await loadSheets(asked.ref.wave, "paper");
  const context = await printContext();
  const t = await getTranslations("dc.print");
  return (
    <PaperFrame
      asked={asked}
      title={`${t("pickLists")} ${asked.ref.wave}`}
      note={t("sheets", { count: sheets.length })}
      isEmpty={sheets.length === 0}
    >
      {sheets.length === 0 && <PrintEmpty text={t("noLists")} />}
      {sheets.map((sheet) => (
        <PickList key={sheet.task} sheet={sheet} context={context} />
      ))}
    </PaperFrame>
  );
}
