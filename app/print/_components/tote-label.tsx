import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { LabelSize } from "../_lib/label-size";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { TemperatureMark } from "./temperature-mark";

interface ToteLabelProps {
  label: RouterOutputs["dock"]["toteLabels"]["labels"][number];
  size: LabelSize;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** A label on a tote, cage or ice box: the store very large, which of how many, and a code that picking and loading scan. */
export async function ToteLabel({ label, size, context: { format } }: ToteLabelProps) {
  const t = await getTranslations("dc.print");
  const truck = [
    label.dock && t("dock", { dock: label.dock }),
    label.departsAt && t("departs", { at: format.instant(label.departsAt) }),
  ].filter(Boolean);
  return (
    <article className={`case-label cut size-${size}`}>
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
        <div className="shrink-0 text-right">
          <p className="label-case">
            {label.seq}/{label.count}
          </p>
          <p>{t(`containers.${label.kind}`)}</p>
        </div>
      </div>
      <div className="label-foot">
        <div className="label-facts">
          <p>{format.dayOfWeek(label.deliverOn)}</p>
          <p>{truck.length > 0 ? truck.join(" · ") : t("dc", { dc: label.dc })}</p>
          <p>{label.wave}</p>
          <p>{label.delivery ?? ""}</p>
        </div>
        <div className="label-code">
          <Barcode text={label.code} />
          <p className="label-place">{label.code}</p>
        </div>
      </div>
    </article>
  );
}
