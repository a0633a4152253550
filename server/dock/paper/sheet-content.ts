import type { Sheet, SheetRow } from "@/server/dock/paper/pdf-sheets";
import { type PaperLocale, paperWords } from "@/server/dock/paper/words";
import type { PickSheet, SheetLine } from "@/server/dock/queries/list-pick-sheets";
import type { TripSheet } from "@/server/dock/queries/list-trip-sheets";
import { instantWords } from "@/server/shared/instant-text";
import { formatQuantity } from "@/server/shared/quantity";

/** Who prints, when, in which language. */
export interface Printing {
  locale: PaperLocale;
  at: Date;
  by: string;
}

const quantity = ({ isWeighed, unit }: SheetLine, qty: number) =>
  `${formatQuantity(qty, isWeighed)} ${isWeighed ? "kg" : unit}`;

/** What a picker looks for at the shelf: name and specification, and the dates where only some will do. */
function nameOf(line: SheetLine, locale: PaperLocale): string {
  const words = paperWords[locale];
  const lots = line.lots.map(({ expiresOn, qtyEach }) =>
    line.lots.length === 1
      ? words.expires(expiresOn)
      : words.expiresQty(formatQuantity(qtyEach, line.isWeighed), expiresOn),
  );
  const name = `${line.isGift ? words.gift : ""}${line.name} ${line.spec}`.trim();
  return [name, ...lots].join("\n");
}

/** Dock and departure; a line for the pen where nobody has said it. */
export function truckOf(
  { dock, departsAt }: Pick<TripSheet, "dock" | "departsAt">,
  locale: PaperLocale,
): string {
  const words = paperWords[locale];
  const at = departsAt === null ? "________" : instantWords(departsAt, locale);
  return `${words.dock(dock || "____")} · ${words.departs(at)}`;
}

/** A pick list as it is printed: lines in walking order, a rule every five, no prices. */
export function pickListSheet(sheet: PickSheet, { locale, at, by }: Printing): Sheet {
  const words = paperWords[locale];
  const { columns } = words;
  const pieces = sheet.lines.reduce((sum, { qtyEach, isWeighed }) => sum + (isWeighed ? 0 : qtyEach), 0);
  const grams = sheet.lines.reduce((sum, { qtyEach, isWeighed }) => sum + (isWeighed ? qtyEach : 0), 0);
  return {
    big: sheet.store ?? "",
    title: sheet.storeName ?? "",
    facts: [
      `${sheet.routeName} (${sheet.route}) · ${words.stop(sheet.stopRoute ?? "", sheet.stop ?? 0)} · ${sheet.wave}`,
      `${words.dc(sheet.dc)} · ${words.zone(sheet.zone || "–")} · ${words.deliverOn(sheet.deliverOn)}`,
      truckOf(sheet, locale),
    ],
    code: sheet.delivery ?? String(sheet.task),
    right: [
      `${words.list(sheet.sheet, sheet.sheets)} · ${words.task(sheet.task)}`,
      words.printed(instantWords(at, locale), by),
      `${words.toteNumbers} ${sheet.totes.join(" ") || "______ ______ ______"}`,
    ],
    columns: [
      { head: columns.no, share: 0.05 },
      { head: columns.location, share: 0.12, isBig: true },
      { head: columns.item, share: 0.14, isBig: true },
      { head: columns.barcode, share: 0.09, isBig: true },
      { head: columns.name, share: 0.33 },
      { head: columns.quantity, share: 0.13, isBig: true, isFigure: true },
      { head: columns.tick, share: 0.04, pen: "tick" },
      { head: columns.actual, share: 0.1, pen: "room" },
    ],
    rows: sheet.lines.map((line, index) => ({
      cells: [
        String(index + 1),
        line.location || "–",
        line.item,
        `…${line.barcodeTail}`,
        nameOf(line, locale),
        quantity(line, line.qtyEach),
      ],
    })),
    ruleEvery: 5,
    foot: [
      `${words.lines(sheet.totalLines, pieces)}${grams > 0 ? ` · ${formatQuantity(grams, true)} kg` : ""}`,
      words.pens,
    ],
    pageWords: words.page,
  };
}

/** A put list (播种): an item with its total, then what each store gets. */
export function putListSheet(sheet: PickSheet, { locale, at, by }: Printing): Sheet {
  const words = paperWords[locale];
  const { columns } = words;
  const rows = sheet.puts.flatMap(({ location, item, totalEach, puts }): SheetRow[] => {
    const [first] = puts;
    if (!first) return [];
    const place = [location || "–", item, `…${first.barcodeTail}`];
    const name = `${first.name} ${first.spec}`.trim();
    return [
      {
        isHead: true,
        cells: [...place, name, words.inAll(quantity(first, totalEach))],
        again: [...place, `${name} ${words.continued}`, ""],
      },
      ...puts.map((put) => ({
        cells: [
          "",
          put.store,
          "",
          `${put.isGift ? words.gift : ""}${put.stopRoute} · ${put.stop} ${put.storeName}`,
          quantity(put, put.qtyEach),
        ],
      })),
    ];
  });
  return {
    big: "",
    title: `${words.putList} · ${words.zone(sheet.zone || "–")}`,
    facts: [
      `${sheet.routeName} (${sheet.route}) · ${sheet.wave}`,
      `${words.dc(sheet.dc)} · ${words.deliverOn(sheet.deliverOn)}`,
    ],
    code: String(sheet.task),
    right: [words.task(sheet.task), words.printed(instantWords(at, locale), by)],
    columns: [
      { head: columns.location, share: 0.13, isBig: true },
      { head: `${columns.item} / ${columns.store}`, share: 0.17, isBig: true },
      { head: columns.barcode, share: 0.1, isBig: true },
      { head: columns.name, share: 0.28 },
      { head: columns.quantity, share: 0.18, isBig: true, isFigure: true },
      { head: columns.tick, share: 0.04, pen: "tick" },
      { head: columns.actual, share: 0.1, pen: "room" },
    ],
    rows,
    foot: [words.pens],
    pageWords: words.page,
  };
}
