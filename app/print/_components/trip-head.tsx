import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { TemperatureMark } from "./temperature-mark";

export type TripSheet = RouterOutputs["dock"]["loadingLists"]["trips"][number];

export interface TripProps {
  wave: string;
  deliverOn: RouterOutputs["dock"]["loadingLists"]["deliverOn"];
  trip: TripSheet;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** The head of a truck's paper: route, wave, DC, dock, truck, driver and departure, with room for what is not known. */
export async function TripHead({ title, wave, deliverOn, trip, context }: TripProps & { title: string }) {
  const t = await getTranslations("dc.print");
  const { format, printedAt, printedBy } = context;
  return (
    <>
      <header className="sheet-head">
        <div>
          <p className="text-2xl font-semibold">
            {trip.routeName} ({trip.route}) <TemperatureMark temperature={trip.temperature} />
          </p>
          <p className="font-semibold">
            {title} · {t("dc", { dc: trip.dc })} · {t("deliverOn", { day: format.dayOfWeek(deliverOn) })}
          </p>
          <p>{t("printed", { at: printedAt, by: printedBy })}</p>
        </div>
        <div className="text-right">
          <Barcode text={wave} className="ml-auto h-12 w-72" />
          <p className="font-semibold">{wave}</p>
        </div>
      </header>
      <p className="pen-line mb-4">
        {t("dockHead")} <span>{trip.dock}</span> {t("truck")} <span>{trip.truck}</span> {t("driver")}{" "}
        <span>{trip.driver}</span> {t("departed")}{" "}
        <span>{trip.departsAt && format.instant(trip.departsAt)}</span>
      </p>
    </>
  );
}
