import type { Sheet, SheetColumn, SheetRow } from "@/server/dock/paper/pdf-sheets";
import { type PaperLocale, paperWords } from "@/server/dock/paper/words";
import type { PickSheet, SheetLine } from "@/server/dock/queries/list-pick-sheets";
import type { TripSheet, TripStop, WaveTrips } from "@/server/dock/queries/list-trip-sheets";
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

function truckOf({ dock, departsAt }: Pick<TripSheet, "dock" | "departsAt">, locale: PaperLocale): string {
  const words = paperWords[locale];
  const at = departsAt === null ? "________" : instantWords(departsAt, locale);
  return `${words.dock(dock || "____")} · ${words.departs(at)}`;
}

/** A pick list as it is printed: lines in walking order, a rule every five, no prices. */
export function pickListSheet(sheet: PickSheet, { locale, at, by }: Printing): Sheet {
  const words = paperWords[locale];
  const { columns } = words;
  const pieces = sheet.lines.reduce((sum, { qtyEach, isWeighed }) => sum + (isWeighed ? 0 : qtyEach), 0);
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
        `${line.isGift ? words.gift : ""}${line.name} ${line.spec}`,
        quantity(line, line.qtyEach),
      ],
    })),
    ruleEvery: 5,
    foot: [words.lines(sheet.totalLines, pieces), words.pens],
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
    const tail = `…${first.barcodeTail}`;
    return [
      { isHead: true, cells: [location || "–", item, tail, first.name, `Σ ${quantity(first, totalEach)}`] },
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
      { head: columns.name, share: 0.31 },
      { head: columns.quantity, share: 0.15, isBig: true, isFigure: true },
      { head: columns.tick, share: 0.04, pen: "tick" },
      { head: columns.actual, share: 0.1, pen: "room" },
    ],
    rows,
    foot: [words.pens],
    pageWords: words.page,
  };
}

function tripSheet(
  title: string,
  { wave, deliverOn }: WaveTrips,
  trip: TripSheet,
  { locale, at, by }: Printing,
): Omit<Sheet, "columns" | "rows" | "foot"> {
  const words = paperWords[locale];
  return {
    big: "",
    title: `${title} · ${trip.routeName} (${trip.route}) · ${words.temperature[trip.temperature]}`,
    facts: [
      `${words.dc(trip.dc)} · ${words.deliverOn(deliverOn)}`,
      truckOf(trip, locale),
      words.truckPens(trip.truck, trip.driver),
    ],
    code: wave,
    right: [words.printed(instantWords(at, locale), by)],
    pageWords: words.page,
  };
}

/** A loading list: a group per stop, the last stop first; every container by its number, the cases by item. */
export function loadingSheet(trips: WaveTrips, trip: TripSheet, printing: Printing): Sheet {
  const words = paperWords[printing.locale];
  const { columns } = words;
  const rows = trip.stops.flatMap((stop): SheetRow[] => [
    {
      isHead: true,
      cells: [`${stop.stop} · ${stop.store}`, stop.storeName, words.cases(stop.cases)],
    },
    ...[...stop.totes, ...stop.cages, ...stop.iceBoxes].map((code) => ({ cells: ["", code, "1"] })),
    ...stop.items.map(({ item, name, isGift, cases }) => ({
      cells: ["", `${isGift ? words.gift : ""}${item} ${name}`, words.cases(cases)],
    })),
  ]);
  return {
    ...tripSheet(words.loadingList, trips, trip, printing),
    columns: [
      { head: columns.store, share: 0.2, isBig: true },
      { head: columns.labels, share: 0.55 },
      { head: columns.quantity, share: 0.17, isFigure: true, isBig: true },
      { head: columns.tick, share: 0.08, pen: "tick" },
    ],
    rows,
    foot: [words.cases(sumOf(trip, ({ cases }) => cases)), words.loaderPens],
  };
}

/** A handover sheet: a row per stop in their order, with room to sign. */
export function handoverSheet(trips: WaveTrips, trip: TripSheet, printing: Printing): Sheet {
  const words = paperWords[printing.locale];
  const { columns } = words;
  const numbers = (codes: readonly string[], planned = 0) =>
    codes.length > 0 ? `${codes.length}\n${codes.join(" ")}` : planned > 0 ? `≈ ${planned}` : "–";
  const pen = (head: string, share: number): SheetColumn => ({ head, share, pen: "room" });
  return {
    ...tripSheet(words.handover, trips, trip, printing),
    columns: [
      { head: columns.store, share: 0.27 },
      { head: columns.cases, share: 0.07, isFigure: true, isBig: true },
      { head: columns.totes, share: 0.15 },
      { head: columns.cages, share: 0.09 },
      { head: columns.iceBoxes, share: 0.09 },
      { head: columns.tags, share: 0.06, pen: "tick" },
      pen(columns.back, 0.11),
      pen(columns.signature, 0.16),
    ],
    rows: trip.stops.map((stop) => handoverRow(stop, printing, numbers)),
    rowHeight: 16 * (72 / 25.4),
    foot: [words.signatureMeans],
  };
}

/** One stop: what goes out, or once it was signed what was given, what came back and by whom it was taken. */
function handoverRow(
  stop: TripStop,
  { locale }: Printing,
  numbers: (codes: readonly string[], planned?: number) => string,
): SheetRow {
  const words = paperWords[locale];
  const { handover } = stop;
  const store = `${stop.stop} · ${stop.store} ${stop.storeName}\n${stop.deliveries.join(" ")}`;
  if (!handover) {
    const { cases, totes, totesPlanned, cages, iceBoxes } = stop;
    return { cells: [store, String(cases), numbers(totes, totesPlanned), numbers(cages), numbers(iceBoxes)] };
  }
  const { given, back, notes } = handover;
  const faults = notes.map(({ kind, code, remark }) =>
    [words.notes[kind], code, remark].filter(Boolean).join(" "),
  );
  return {
    cells: [
      [store, ...faults].join("\n"),
      ...[given.cases, given.totes, given.cages, given.iceBoxes].map(String),
      "",
      words.backCounts(back.totes, back.cages, back.iceBoxes),
      `${handover.signedBy} ${instantWords(handover.at, locale)}`,
    ],
    signature: handover.signature,
  };
}

const sumOf = (trip: TripSheet, of: (stop: TripStop) => number) =>
  trip.stops.reduce((sum, stop) => sum + of(stop), 0);
