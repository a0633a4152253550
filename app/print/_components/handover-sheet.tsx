import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";

interface HandoverSheetProps {
  sheet: RouterOutputs["wave"]["handover"];
  context: Awaited<ReturnType<typeof printContext>>;
}

/** What leaves the dock and what comes back, a row per stop; loaded last stop first, handed over in order. */
export async function HandoverSheet({ sheet, context }: HandoverSheetProps) {
  const t = await getTranslations("dc.print");
  const { format, printedAt, printedBy } = context;
  const sum = (of: (stop: (typeof sheet.stops)[number]) => number) =>
    format.count(sheet.stops.reduce((total, stop) => total + of(stop), 0));
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <p className="text-2xl font-semibold">
            {sheet.routeName} ({sheet.route})
          </p>
          <p>{t("deliverOn", { day: format.dayOfWeek(sheet.deliverOn) })}</p>
          <p>{t("printed", { at: printedAt, by: printedBy })}</p>
        </div>
        <div className="text-right">
          <Barcode text={sheet.wave} className="ml-auto h-12 w-72" />
          <p className="font-semibold">{sheet.wave}</p>
        </div>
      </header>
      <p className="pen-line mb-4">
        {t("truck")} <span /> {t("driver")} <span /> {t("departed")} <span />
      </p>
      <table className="pick-lines handover">
        <thead>
          <tr>
            <th>{t("columns.stop")}</th>
            <th>{t("columns.store")}</th>
            <th>{t("columns.deliveries")}</th>
            <th className="text-right">{t("columns.cases")}</th>
            <th className="text-right">{t("columns.totes")}</th>
            <th className="text-right">{t("columns.lines")}</th>
            <th>{t("columns.back")}</th>
            <th>{t("columns.signature")}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.stops.map((stop) => (
            <tr key={stop.store}>
              <td>
                {stop.route} · {stop.stop}
              </td>
              <td>
                <b className="text-base">{stop.store}</b>
                <br />
                {stop.storeName}
              </td>
              <td>
                {stop.deliveries.map((no) => (
                  <span key={no} className="block whitespace-nowrap">
                    {no}
                  </span>
                ))}
              </td>
              <td className="quantity">{format.count(stop.cases)}</td>
              <td className="quantity">{format.count(stop.totes)}</td>
              <td className="text-right">
                {format.count(stop.lines)}
                {stop.shortLines > 0 && (
                  <span className="block">{t("shortOf", { count: stop.shortLines })}</span>
                )}
              </td>
              <td className="actual" />
              <td className="signature" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>{t("stops", { count: sheet.stops.length })}</td>
            <td className="quantity">{sum((stop) => stop.cases)}</td>
            <td className="quantity">{sum((stop) => stop.totes)}</td>
            <td className="text-right">{sum((stop) => stop.lines)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
      <footer className="sheet-foot">
        <p>{t("totesEstimated")}</p>
      </footer>
    </article>
  );
}
