import { getTranslations } from "next-intl/server";
import { formatQuantity } from "@/server/shared/quantity";
import type { PickSheet } from "../_lib/load-sheets";
import { heightOfLines, linesIn, pagesOf } from "../_lib/pages";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { PickListRows } from "./pick-list-rows";

interface PickListProps {
  sheet: PickSheet;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** One paper pick list: head with the store very large, lines with a rule every five, foot for the pen. No prices. */
export async function PickList({ sheet, context }: PickListProps) {
  const t = await getTranslations("dc.print");
  const { format, printedAt, printedBy } = context;
  const pages = pagesOf(sheet.lines, { heightOf: heightOfLine });
  const weight = sheet.lines.reduce((sum, { qtyEach, isWeighed }) => sum + (isWeighed ? qtyEach : 0), 0);
  return pages.map((lines, index) => {
    const isFirst = index === 0;
    const isLast = index === pages.length - 1;
    const from = pages.slice(0, index).reduce((sum, page) => sum + page.length, 0);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pages of one printed list never move
      <article key={index} className="sheet">
        <header className="sheet-head">
          <div>
            {isFirst && <p className="store-number">{sheet.store}</p>}
            <p className={isFirst ? "text-lg font-semibold" : "font-semibold"}>
              {!isFirst && `${sheet.store} · `}
              {sheet.storeName}
            </p>
            <p>
              {t("routeAndStop", {
                route: `${sheet.routeName} (${sheet.route})`,
                stop: `${sheet.stopRoute} · ${sheet.stop}`,
              })}{" "}
              · {sheet.wave}
            </p>
            <p>
              {t("dc", { dc: sheet.dc })} · {t("zone", { zone: sheet.zone || "–" })} ·{" "}
              {t("deliverOn", { day: format.dayOfWeek(sheet.deliverOn) })}
            </p>
            <p className="font-semibold">{truckOf(sheet, t, format)}</p>
          </div>
          <div className="text-right">
            {isFirst && <Barcode text={sheet.delivery ?? String(sheet.task)} className="ml-auto h-12 w-72" />}
            <p className="font-semibold">{sheet.delivery}</p>
            <p>
              {t("listOf", { sheet: sheet.sheet, sheets: sheet.sheets })} · {t("task", { task: sheet.task })}
            </p>
            <p>{t("printed", { at: printedAt, by: printedBy })}</p>
            {isFirst && (
              <p className="mt-1">
                {t("totesToFill")} {sheet.totes.length > 0 ? sheet.totes.join(" ") : "______ ______ ______"}
              </p>
            )}
          </div>
        </header>
        <PickListRows lines={lines} from={from} />
        <footer className="sheet-foot">
          {isLast && (
            <>
              <p className="font-semibold">
                {t("totals", { lines: sheet.totalLines, pieces: format.count(piecesOf(sheet.lines)) })}
                {weight > 0 && ` · ${formatQuantity(weight, true)} kg`}
              </p>
              <p className="pen-line">
                {t("picker")} <span /> {t("checker")} <span /> {t("started")} <span /> {t("ended")} <span />
              </p>
            </>
          )}
          <p className="text-right">{t("page", { page: index + 1, pages: pages.length })}</p>
        </footer>
      </article>
    );
  });
}

type T = Awaited<ReturnType<typeof getTranslations<"dc.print">>>;

/** Square letters that the column of names is wide. */
const nameEm = 17;

/** A line with its name, its specification and the dates that are to be taken. */
function heightOfLine({ name, spec, isGift, lots }: PickSheet["lines"][number]): number {
  const words = linesIn(`${isGift ? "【赠】" : ""}${name} · ${spec}`, nameEm);
  return heightOfLines(
    words + (lots.length === 0 ? 0 : linesIn("00 × 效期 2027-01-01 · ".repeat(lots.length), nameEm)),
  );
}

/** Dock and departure; a line for the pen where nobody has said it. */
function truckOf({ dock, departsAt }: PickSheet, t: T, format: PickListProps["context"]["format"]): string {
  return [
    t("dock", { dock: dock || "____" }),
    t("departs", { at: departsAt ? format.instant(departsAt) : "________" }),
  ].join(" · ");
}

/** Pieces of what is counted; what is weighed is told in kilograms beside them. */
function piecesOf(lines: PickSheet["lines"]): number {
  return lines.reduce((sum, { qtyEach, isWeighed }) => sum + (isWeighed ? 0 : qtyEach), 0);
}
