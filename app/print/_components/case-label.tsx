import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { formatQuantity } from "@/server/shared/quantity";
import type { LabelSize } from "../_lib/label-size";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { TemperatureMark } from "./temperature-mark";

type Label = RouterOutputs["dock"]["labels"]["labels"][number];
export type CaseLabelFacts = Extract<Label, { kind: "case" }>;

interface CaseLabelProps {
  label: CaseLabelFacts;
  size: LabelSize;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** A label on a carton: the store very large, the item, "case 2 of 5", and a code that loading can scan. */
export async function CaseLabel({ label, size, context: { format } }: CaseLabelProps) {
  const t = await getTranslations("dc.print");
  const inside = `${formatQuantity(label.inCaseEach, label.isWeighed)} ${label.isWeighed ? "kg" : label.unit}`;
  const truck = [
    label.dock && t("dock", { dock: label.dock }),
    label.departsAt && t("departs", { at: format.instant(label.departsAt) }),
  ].filter(Boolean);
  return (
    <article className={`case-label size-${size}${label.isCut ? " cut" : ""}`}>
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
            {label.caseNo}/{label.caseCount}
          </p>
          <p>{t("caseOf", { caseNo: label.caseNo, caseCount: label.caseCount })}</p>
        </div>
      </div>
      <p className="label-item">
        {label.isGift && <b className="gift-mark">{t("giftMark")}</b>}
        <b>{label.item}</b> {label.name}
      </p>
      <div className="label-foot">
        <div className="label-facts">
          <p className="label-place">{label.location || "–"}</p>
          <p>
            {t("inCase", { qty: inside })} · {format.dayOfWeek(label.deliverOn as never)}
          </p>
          <p>{truck.length > 0 ? truck.join(" · ") : t("dc", { dc: label.dc })}</p>
          <p>{label.wave}</p>
          <p>{label.delivery}</p>
        </div>
        <div className="label-code">
          <Barcode text={label.code} />
          <p>{label.code}</p>
        </div>
      </div>
    </article>
  );
}
