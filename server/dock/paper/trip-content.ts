import type { Sheet, SheetColumn, SheetRow } from "@/server/dock/paper/pdf-sheets";
import { type Printing, truckOf } from "@/server/dock/paper/sheet-content";
import { paperWords } from "@/server/dock/paper/words";
import type { TripSheet, TripStop, WaveTrips } from "@/server/dock/queries/list-trip-sheets";
import { instantWords } from "@/server/shared/instant-text";

/** Totes at a stop: those with a label, or as many as one plans while none has. */
const totesOf = ({ totes, totesPlanned }: TripStop) => totes.length || totesPlanned;

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
      cells: [
        `${stop.stop} · ${stop.store}`,
        stop.storeName,
        `${words.cases(stop.cases)} ${words.totes(totesOf(stop))}`,
      ],
      again: [`${stop.stop} · ${stop.store}`, `${stop.storeName} ${words.continued}`, ""],
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
      { head: columns.labels, share: 0.51 },
      { head: columns.quantity, share: 0.21, isFigure: true, isBig: true },
      { head: columns.tick, share: 0.08, pen: "tick" },
    ],
    rows,
    foot: [
      [
        words.stops(trip.stops.length),
        words.cases(sumOf(trip, ({ cases }) => cases)),
        words.totes(sumOf(trip, totesOf)),
        `${words.container.cage} ${sumOf(trip, ({ cages }) => cages.length)}`,
        `${words.container.ice_box} ${sumOf(trip, ({ iceBoxes }) => iceBoxes.length)}`,
      ].join(" · "),
      words.loaderPens,
    ],
  };
}

/** A handover sheet: a row per stop in their order, with room to sign, and a code that leads to where differences are reported. */
export function handoverSheet(
  trips: WaveTrips,
  trip: TripSheet,
  printing: Printing,
  reportAt: string,
): Sheet {
  const words = paperWords[printing.locale];
  const { columns } = words;
  const numbers = (codes: readonly string[], planned = 0) =>
    codes.length > 0 ? `${codes.length}\n${codes.join(" ")}` : planned > 0 ? words.about(planned) : "–";
  const pen = (head: string, share: number): SheetColumn => ({ head, share, pen: "room" });
  return {
    ...tripSheet(words.handover, trips, trip, printing),
    columns: [
      { head: columns.stop, share: 0.045, isBig: true },
      { head: columns.store, share: 0.105, isBig: true },
      { head: columns.name, share: 0.18, size: 7.5 },
      { head: columns.cases, share: 0.055, isFigure: true, isBig: true },
      { head: columns.totes, share: 0.155, size: 8 },
      { head: columns.cages, share: 0.083 },
      { head: columns.iceBoxes, share: 0.083 },
      { head: columns.tags, share: 0.064, pen: "tick" },
      pen(columns.back, 0.115),
      pen(columns.signature, 0.115),
    ],
    rows: [
      ...trip.stops.map((stop) => handoverRow(stop, printing, numbers)),
      {
        isTotal: true,
        cells: [
          "",
          words.stops(trip.stops.length),
          "",
          ...[
            sumOf(trip, ({ cases }) => cases),
            sumOf(trip, totesOf),
            sumOf(trip, ({ cages }) => cages.length),
            sumOf(trip, ({ iceBoxes }) => iceBoxes.length),
          ].map(String),
        ],
      },
    ],
    rowHeight: 16 * (72 / 25.4),
    foot: [words.signatureMeans, words.totesEstimated],
    qr: { text: reportAt, words: words.reportDifferences },
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
  const shorts = stop.shortLines > 0 ? [words.shortOf(stop.shortLines)] : [];
  const store = [String(stop.stop), stop.store];
  const name = [stop.storeName, stop.deliveries.join(" "), ...shorts];
  if (!handover) {
    const { cases, totes, totesPlanned, cages, iceBoxes } = stop;
    const counts = [String(cases), numbers(totes, totesPlanned), numbers(cages), numbers(iceBoxes)];
    return { cells: [...store, name.join("\n"), ...counts, "", words.backCounts("___", "___", "___")] };
  }
  const { given, back, notes } = handover;
  const faults = notes.map(({ kind, code, remark }) =>
    [words.notes[kind], code, remark].filter(Boolean).join(" "),
  );
  return {
    cells: [
      ...store,
      [...name, ...faults].join("\n"),
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
