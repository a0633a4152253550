import { getTranslations } from "next-intl/server";
import { TripHead, type TripProps } from "./trip-head";

/** Everything of one truck, the last stop first: every tote, cage and ice box by its number, the cases by item. */
export async function LoadingList(props: TripProps) {
  const t = await getTranslations("dc.print");
  const { trip, context } = props;
  const { format } = context;
  const sum = (of: (stop: (typeof trip.stops)[number]) => number) =>
    trip.stops.reduce((total, stop) => total + of(stop), 0);
  return (
    <article className="sheet">
      <TripHead title={t("loadingList")} {...props} />
      {trip.stops.map((stop) => (
        <section key={stop.store} className="load-stop">
          <header>
            <span className="put-store">
              {stop.stop} · {stop.store}
            </span>
            <span>{stop.storeName}</span>
            <span className="ml-auto font-semibold">
              {t("casesInAll", { count: stop.cases })} ·{" "}
              {t("totesInAll", { count: stop.totes.length || stop.totesPlanned })}
            </span>
          </header>
          <ul className="load-codes">
            {[...stop.totes, ...stop.cages, ...stop.iceBoxes].map((code) => (
              <li key={code}>
                <span className="tick" /> <b>{code}</b>
              </li>
            ))}
          </ul>
          <ul>
            {stop.items.map(({ item, name, isGift, cases }) => (
              <li key={`${item}${isGift}`} className="load-item">
                <span className="tick" />
                <b>{item}</b>
                <span className="flex-1">
                  {isGift && <b className="gift-mark">{t("giftMark")}</b>} {name}
                </span>
                <b>{t("casesInAll", { count: cases })}</b>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <footer className="sheet-foot">
        <p className="font-semibold">
          {t("stops", { count: trip.stops.length })} · {t("casesInAll", { count: sum(({ cases }) => cases) })}{" "}
          · {t("totesInAll", { count: sum(({ totes, totesPlanned }) => totes.length || totesPlanned) })} ·{" "}
          {t("containers.cage")} {format.count(sum(({ cages }) => cages.length))} · {t("containers.ice_box")}{" "}
          {format.count(sum(({ iceBoxes }) => iceBoxes.length))}
        </p>
        <p className="pen-line">
          {t("loader")} <span /> {t("started")} <span /> {t("ended")} <span />
        </p>
      </footer>
    </article>
  );
}
