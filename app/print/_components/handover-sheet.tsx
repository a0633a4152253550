import { getTranslations } from "next-intl/server";
import { Signature } from "@/app/_ui/signature";
import { linesIn, pagesOf } from "../_lib/pages";
import { QrCode } from "./qr-code";
import { TripHead, type TripProps } from "./trip-head";

/** What a driver hands over and takes back, a row per stop in their order, with room to sign and a code to report differences. */
export async function HandoverSheet({ reportAt, ...props }: TripProps & { reportAt: string }) {
  const t = await getTranslations("dc.print");
  const { trip, context } = props;
  const { format } = context;
  const sum = (of: (stop: (typeof trip.stops)[number]) => number) =>
    format.count(trip.stops.reduce((total, stop) => total + of(stop), 0));
  const pages = pagesOf(trip.stops, { heightOf, roomMm, most: { first: 100, further: 100 } });
  return pages.map((stops, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages of one printed list never move
    <article key={index} className="sheet">
      <TripHead title={t("handover")} {...props} />
      <table className="pick-lines handover">
        <thead>
          <tr>
            <th>{t("columns.stop")}</th>
            <th>{t("columns.store")}</th>
            <th className="text-right">{t("columns.cases")}</th>
            <th>{t("columns.totes")}</th>
            <th>{t("columns.cages")}</th>
            <th>{t("columns.iceBoxes")}</th>
            <th>{t("columns.tags")}</th>
            <th>{t("columns.back")}</th>
            <th>{t("columns.signature")}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop) => (
            <tr key={stop.store}>
              <td>{stop.stop}</td>
              <td>
                <b className="text-base">{stop.store}</b> {stop.storeName}
                {stop.deliveries.map((delivery) => (
                  <span key={delivery} className="number block text-[10px] leading-3.5">
                    {delivery}
                  </span>
                ))}
                {stop.shortLines > 0 && <b>{t("shortOf", { count: stop.shortLines })}</b>}
                {stop.handover?.notes.map(({ note, kind, code, remark }) => (
                  <b key={note} className="block text-[10px]">
                    {t(`noteKinds.${kind}`)} {code} {remark}
                  </b>
                ))}
              </td>
              {stop.handover ? (
                <SignedCells handover={stop.handover} format={format} />
              ) : (
                <OpenCells stop={stop} format={format} />
              )}
            </tr>
          ))}
        </tbody>
        <tfoot className={index === pages.length - 1 ? undefined : "hidden"}>
          <tr>
            <td colSpan={2}>{t("stops", { count: trip.stops.length })}</td>
            <td className="quantity">{sum((stop) => stop.cases)}</td>
            <td className="quantity">{sum((stop) => stop.totes.length || stop.totesPlanned)}</td>
            <td className="quantity">{sum((stop) => stop.cages.length)}</td>
            <td className="quantity">{sum((stop) => stop.iceBoxes.length)}</td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
      <footer className="sheet-foot">
        {index === pages.length - 1 && (
          <div className="flex items-end justify-between gap-6">
            <div>
              <p>{t("signatureMeans")}</p>
              <p>{t("totesEstimated")}</p>
            </div>
            <figure className="flex items-center gap-3">
              <figcaption className="max-w-40 text-right">{t("reportDifferences")}</figcaption>
              <QrCode text={reportAt} />
            </figure>
          </div>
        )}
        <p className="text-right">{t("page", { page: index + 1, pages: pages.length })}</p>
      </footer>
    </article>
  ));
}

/** Between the head of a truck, which comes again on every page, and the sums with the code at the end. */
const roomMm = 185;

/** A stop with its delivery orders and notes, the numbers of its totes, and room to sign. */
function heightOf({ storeName, deliveries, shortLines, totes, handover }: Stop): number {
  const notes = handover?.notes.length ?? 0;
  const named =
    linesIn(`000000 ${storeName}`, 12) * 4.4 + (deliveries.length + notes) * 4.4 + (shortLines > 0 ? 4.4 : 0);
  const numbers = 6 + Math.ceil(totes.length / 2) * 3.4;
  return Math.max(17, named, numbers) + 2.5;
}

type Stop = TripProps["trip"]["stops"][number];
type Format = TripProps["context"]["format"];

/** Before it is signed: what goes out, and room for the pen. */
async function OpenCells({ stop, format }: { stop: Stop; format: Format }) {
  const t = await getTranslations("dc.print");
  return (
    <>
      <td className="quantity">{format.count(stop.cases)}</td>
      <td>
        <Numbers codes={stop.totes} planned={stop.totesPlanned} />
      </td>
      <td>
        <Numbers codes={stop.cages} />
      </td>
      <td>
        <Numbers codes={stop.iceBoxes} />
      </td>
      <td>
        <span className="tick" />
      </td>
      <td className="actual">
        <span className="back">{t("containers.tote")}</span>
        <span className="back">{t("containers.cage")}</span>
        <span className="back">{t("containers.ice_box")}</span>
      </td>
      <td className="signature" />
    </>
  );
}

/** Once it is signed on the driver's phone: what was given, what came back, and the strokes of the pen. */
async function SignedCells({
  handover,
  format,
}: {
  handover: NonNullable<Stop["handover"]>;
  format: Format;
}) {
  const t = await getTranslations("dc.print");
  const { given, back } = handover;
  return (
    <>
      <td className="quantity">{format.count(given.cases)}</td>
      {[given.totes, given.cages, given.iceBoxes].map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns that keep their places
        <td key={at} className="quantity">
          {format.count(count)}
        </td>
      ))}
      <td />
      <td className="actual">
        {(["totes", "cages", "iceBoxes"] as const).map((kind) => (
          <span key={kind} className="block text-[10px] leading-3">
            {t(`columns.${kind}`)} {format.count(back[kind])}
          </span>
        ))}
      </td>
      <td className="signature">
        <span className="block text-[10px]">
          {handover.signedBy} {format.instant(handover.at)}
        </span>
        <Signature path={handover.signature} label={t("signedBy", { name: handover.signedBy })} />
      </td>
    </>
  );
}

/** How many, large, and their numbers below; before any has a label, what one plans. */
function Numbers({ codes, planned = 0 }: { codes: readonly string[]; planned?: number }) {
  return (
    <>
      <b className="text-base">{codes.length || (planned > 0 ? `≈ ${planned}` : "–")}</b>
      <span className="block text-[10px] leading-3">{codes.join(" ")}</span>
    </>
  );
}
