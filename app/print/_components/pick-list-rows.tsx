import { getTranslations } from "next-intl/server";
import { formatQuantity } from "@/server/shared/quantity";
import type { PickSheet } from "../_lib/load-sheets";

type Line = PickSheet["lines"][number];

/** The lines of one page: place and code bold, the quantity with its unit, a box to tick, room for the actual figure. */
export async function PickListRows({ lines, from }: { lines: readonly Line[]; from: number }) {
  const t = await getTranslations("dc.print");
  return (
    <table className="pick-lines">
      <thead>
        <tr>
          <th>{t("columns.no")}</th>
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
        {lines.map((line, index) => (
          <tr key={line.line} className={(from + index + 1) % 5 === 0 ? "fifth" : undefined}>
            <td>{from + index + 1}</td>
            <td className="bold">{line.location || "–"}</td>
            <td className="bold">{line.item}</td>
            <td className="bold">…{line.barcodeTail}</td>
            <td>
              {line.isGift && <b>{t("gift")} </b>}
              {line.name}
              {line.spec && <span> · {line.spec}</span>}
              {line.lots.length > 0 && (
                <div>
                  {line.lots
                    .map(({ expiresOn, qtyEach }) =>
                      t(line.lots.length === 1 ? "expires" : "expiresQty", {
                        day: expiresOn,
                        qty: formatQuantity(qtyEach, line.isWeighed),
                      }),
                    )
                    .join(" · ")}
                </div>
              )}
            </td>
            <td className="quantity">{quantityText(line)}</td>
            <td>
              <span className="tick" />
            </td>
            <td className="actual" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function quantityText({ qtyEach, isWeighed, unit }: Line): string {
  return `${formatQuantity(qtyEach, isWeighed)} ${isWeighed ? "kg" : unit}`;
}
