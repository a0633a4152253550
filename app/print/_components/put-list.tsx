import { getTranslations } from "next-intl/server";
import { formatQuantity } from "@/server/shared/quantity";
import type { PickSheet } from "../_lib/load-sheets";
import { heightOfLines, linesIn, pagesOf } from "../_lib/pages";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";

interface PutListProps {
  sheet: PickSheet;
  context: Awaited<ReturnType<typeof printContext>>;
}

type Line = PickSheet["lines"][number];
type Row = { group: PickSheet["puts"][number]; isAgain?: boolean } | { put: Line };

/** Square letters that the column of names is wide. */
const nameEm = 17;

function heightOf(row: Row): number {
  if ("put" in row)
    return heightOfLines(linesIn(`${row.put.stopRoute} · 00 ${row.put.storeName}`, nameEm)) + 1;
  const [first] = row.group.puts;
  return heightOfLines(linesIn(`${first?.name} · ${first?.spec}`, nameEm - 1)) + 1;
}

/** One put list (播种): an item's place and total, below it what each store gets, the store larger than anything else. */
export async function PutList({ sheet, context }: PutListProps) {
  const t = await getTranslations("dc.print");
  const { format, printedAt, printedBy } = context;
  const rows = sheet.puts.flatMap((group): Row[] => [{ group }, ...group.puts.map((put) => ({ put }))]);
  const pages = pagesOf(rows, {
    heightOf,
    isHead: (row) => "group" in row,
    again: (head) => ({ ...head, isAgain: true }),
  });
  return pages.map((page, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages of one printed list never move
    <article key={index} className="sheet">
      <header className="sheet-head">
        <div>
          <p className="text-2xl font-semibold">
            {t("putLists")} · {t("zone", { zone: sheet.zone || "–" })}
          </p>
          <p>
            {sheet.routeName} ({sheet.route}) · {sheet.wave}
          </p>
          <p>
            {t("dc", { dc: sheet.dc })} · {t("deliverOn", { day: format.dayOfWeek(sheet.deliverOn) })}
          </p>
        </div>
        <div className="text-right">
          {index === 0 && <Barcode text={String(sheet.task)} className="ml-auto h-12 w-56" />}
          <p className="font-semibold">{t("task", { task: sheet.task })}</p>
          <p>{t("printed", { at: printedAt, by: printedBy })}</p>
        </div>
      </header>
      <table className="pick-lines put-list">
        <thead>
          <tr>
            <th>{t("columns.location")}</th>
            <th>{t("columns.item")}</th>
            <th>{t("columns.barcode")}</th>
            <th>{t("columns.name")}</th>
            <th className="text-right">{t("columns.quantity")}</th>
            <th>{t("columns.tick")}</th>
            <th>{t("columns.actual")}</th>
          </tr>
        </thead>
        <tbody>
          {page.map((row) =>
            "group" in row ? (
              <GroupRow
                key={`g${row.group.puts[0]?.line}`}
                group={row.group}
                isAgain={row.isAgain ?? false}
              />
            ) : (
              <tr key={row.put.line}>
                <td />
                <td colSpan={2} className="put-store">
                  {row.put.store}
                </td>
                <td>
                  {row.put.stopRoute} · {row.put.stop} {row.put.storeName}
                  {row.put.isGift && <b className="gift-mark">{t("giftMark")}</b>}
                </td>
                <td className="quantity">{quantityText(row.put, row.put.qtyEach)}</td>
                <td>
                  <span className="tick" />
                </td>
                <td className="actual" />
              </tr>
            ),
          )}
        </tbody>
      </table>
      <footer className="sheet-foot">
        {index === pages.length - 1 && (
          <p className="pen-line">
            {t("picker")} <span /> {t("checker")} <span /> {t("started")} <span /> {t("ended")} <span />
          </p>
        )}
        <p className="text-right">{t("page", { page: index + 1, pages: pages.length })}</p>
      </footer>
    </article>
  ));
}

async function GroupRow({ group, isAgain }: { group: PickSheet["puts"][number]; isAgain: boolean }) {
  const t = await getTranslations("dc.print");
  const [first] = group.puts;
  if (!first) return null;
  return (
    <tr className="put-item">
      <td className="bold">{group.location || "–"}</td>
      <td className="bold">{group.item}</td>
      <td className="bold">…{first.barcodeTail}</td>
      <td>
        <b>{first.name}</b>
        {first.spec && <span> · {first.spec}</span>}
        {isAgain && <b> {t("continued")}</b>}
      </td>
      <td className="quantity">{!isAgain && t("inAll", { qty: quantityText(first, group.totalEach) })}</td>
      <td>{!isAgain && <span className="tick" />}</td>
      <td className="actual" />
    </tr>
  );
}

const quantityText = ({ isWeighed, unit }: Line, qty: number) =>
  `${formatQuantity(qty, isWeighed)} ${isWeighed ? "kg" : unit}`;
