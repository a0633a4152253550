import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { printContext } from "../_lib/print-context";
import { TemperatureMark } from "./temperature-mark";

type Labelled =
  | Extract<RouterOutputs["dock"]["labels"]["labels"][number], { kind: "case" }>
  | RouterOutputs["dock"]["toteLabels"]["labels"][number];

/** The upper half of a label on a unit: route and stop, temperature, the store very large, and which of how many it is. */
export async function LabelHead({ label, children }: { label: Labelled; children: ReactNode }) {
  const t = await getTranslations("dc.print");
  return (
    <>
      <div className="label-head">
        <p className="label-route">
          {label.routeName} · {t("stop", { stop: `${label.route} · ${label.stop}` })}
        </p>
        <TemperatureMark temperature={label.temperature} />
      </div>
      <div className="label-head">
        <div className="min-w-0">
          <p className="label-store">{label.store}</p>
          <p className="truncate">{label.storeName}</p>
        </div>
        <div className="shrink-0 text-right">{children}</div>
      </div>
    </>
  );
}

/** Where the truck stands and when it leaves; while nobody knows, the DC. */
export async function truckOf(
  label: Labelled,
  { format }: Pick<Awaited<ReturnType<typeof printContext>>, "format">,
): Promise<string> {
  const t = await getTranslations("dc.print");
  const known = [
    label.dock && t("dock", { dock: label.dock }),
    label.departsAt && t("departs", { at: format.instant(label.departsAt) }),
  ].filter(Boolean);
  return known.length > 0 ? known.join(" · ") : t("dc", { dc: label.dc });
}
