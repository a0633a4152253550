import { getTranslations } from "next-intl/server";
import { PickList } from "../../../_components/pick-list";
import { PrintEmpty } from "../../../_components/print-empty";
import { PrintToolbar } from "../../../_components/print-toolbar";
import { loadSheets } from "../../../_lib/load-sheets";
import { printContext } from "../../../_lib/print-context";

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/pick-lists">) {
  const t = await getTranslations("dc.print");
  return { title: `${t("pickLists")} ${decodeURIComponent((await params).no)}` };
}

/** The paper pick lists of a wave, one per delivery order, lines in walking order (5.2). */
export default async function PickListsPage({ params }: PageProps<"/print/waves/[no]/pick-lists">) {
  const wave = decodeURIComponent((await params).no);
  const [sheets, context, t] = [
    await loadSheets(wave, "paper"),
    await printContext(),
    await getTranslations("dc.print"),
  ];
  return (
    <>
      <PrintToolbar title={`${t("pickLists")} ${wave}`} note={t("sheets", { count: sheets.length })} />
      {sheets.length === 0 && <PrintEmpty text={t("noLists")} />}
      {sheets.map((sheet) => (
        <PickList key={sheet.task} sheet={sheet} context={context} />
      ))}
    </>
  );
}
