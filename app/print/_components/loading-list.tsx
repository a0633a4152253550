import { getTranslations } from "next-intl/server";
import { linesIn, pagesOf } from "../_lib/pages";
import { TripHead, type TripProps, type TripSheet } from "./trip-head";

type Stop = TripSheet["stops"][number];
type Row =
  | { stop: Stop; isAgain?: boolean }
  /** Numbers of totes, cages and ice boxes, as many as go side by side. */
  | { codes: readonly string[] }
  | { item: Stop["items"][number] };

const codesInRow = 7;
/** Between the head of a truck, which comes again on every page, and its foot. */
const roomMm = 205;

/** Everything of one truck, the last stop first: every tote, cage and ice box by its number, the cases by item. */
export async function LoadingList(props: TripProps) {
  const t = await getTranslations("dc.print");
  const { trip, context } = props;
  const { format } = context;
  const sum = (of: (stop: Stop) => number) => trip.stops.reduce((total, stop) => total + of(stop), 0);
  const pages = pagesOf(trip.stops.flatMap(rowsOf), {
    heightOf,
    roomMm,
    most: { first: 100, further: 100 },
    isHead: (row) => "stop" in row,
    again: (head) => ({ ...head, isAgain: true }),
  });
  return pages.map((rows, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages of one printed list never move
    <article key={index} className="sheet">
      <TripHead title={t("loadingList")} {...props} />
      {rows.map((row) => (
        <LoadRow key={keyOf(row)} row={row} />
      ))}
      <footer className="sheet-foot">
        {index === pages.length - 1 && (
          <>
            <p className="font-semibold">
              {t("stops", { count: trip.stops.length })} ·{" "}
              {t("casesInAll", { count: sum(({ cases }) => cases) })} ·{" "}
              {t("totesInAll", { count: sum(({ totes, totesPlanned }) => totes.length || totesPlanned) })} ·{" "}
              {t("containers.cage")} {format.count(sum(({ cages }) => cages.length))} ·{" "}
              {t("containers.ice_box")} {format.count(sum(({ iceBoxes }) => iceBoxes.length))}
            </p>
            <p className="pen-line">
              {t("loader")} <span /> {t("started")} <span /> {t("ended")} <span />
            </p>
          </>
        )}
        <p className="text-right">{t("page", { page: index + 1, pages: pages.length })}</p>
      </footer>
    </article>
  ));
}

function rowsOf(stop: Stop): Row[] {
  const codes = [...stop.totes, ...stop.cages, ...stop.iceBoxes];
  const rows = Array.from({ length: Math.ceil(codes.length / codesInRow) }, (_, at) => ({
    codes: codes.slice(at * codesInRow, (at + 1) * codesInRow),
  }));
  return [{ stop }, ...rows, ...stop.items.map((item) => ({ item }))];
}

function heightOf(row: Row): number {
  if ("stop" in row) return 10;
  if ("codes" in row) return 6.5;
  return 6.3 + (linesIn(row.item.name, 38) - 1) * 4.4;
}

function keyOf(row: Row): string {
  if ("stop" in row) return row.stop.store;
  if ("codes" in row) return row.codes[0] ?? "";
  return `${row.item.item} ${row.item.isGift} ${row.item.codes[0] ?? ""}`;
}

async function LoadRow({ row }: { row: Row }) {
  const t = await getTranslations("dc.print");
  if ("stop" in row) {
    const { stop, isAgain } = row;
    return (
      <header className="load-stop">
        <span className="put-store">
          {stop.stop} · {stop.store}
        </span>
        <span>
          {stop.storeName} {isAgain && <b>{t("continued")}</b>}
        </span>
        <span className="ml-auto font-semibold">
          {t("casesInAll", { count: stop.cases })} ·{" "}
          {t("totesInAll", { count: stop.totes.length || stop.totesPlanned })}
        </span>
      </header>
    );
  }
  if ("codes" in row)
    return (
      <ul className="load-codes">
        {row.codes.map((code) => (
          <li key={code}>
            <span className="tick" /> <b>{code}</b>
          </li>
        ))}
      </ul>
    );
  const { item, name, isGift, cases } = row.item;
  return (
    <p className="load-item">
      <span className="tick" />
      <b>{item}</b>
      <span className="flex-1">
        {isGift && <b className="gift-mark">{t("giftMark")}</b>} {name}
      </span>
      <b>{t("casesInAll", { count: cases })}</b>
    </p>
  );
}
