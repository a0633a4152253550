import { getTranslations } from "next-intl/server";
import type { CaseLabelFacts } from "../_lib/labels";
import { Barcode } from "./barcode";

/** A label on a carton: the store very large, the item, "case 2 of 5", and a code that loading can scan. */
export async function CaseLabel({ label, day }: { label: CaseLabelFacts; day: string }) {
  const t = await getTranslations("dc.print");
  return (
    <article className={label.isLastOfItem ? "case-label cut" : "case-label"}>
      <div className="flex items-start justify-between">
        <div className="min-w-0">
          <p className="truncate text-[13px] font-semibold">
            {label.routeName} · {t("stop", { stop: `${label.stopRoute} · ${label.stop}` })}
          </p>
          <p className="label-store">{label.store}</p>
          <p className="truncate text-[13px]">{label.storeName}</p>
        </div>
        <div className="shrink-0 text-right">
          <p className="label-case">
            {label.caseNo}/{label.caseCount}
          </p>
          <p>{t("caseOf", { caseNo: label.caseNo, caseCount: label.caseCount })}</p>
          <p>{day}</p>
        </div>
      </div>
      <p className="label-item">
        <b>{label.item}</b> {label.isGift && <b>{t("gift")} </b>}
        {label.name}
      </p>
      <div className="flex items-end justify-between gap-5">
        <div className="min-w-0 whitespace-nowrap">
          <p className="text-[15px] font-semibold">{label.location || "–"}</p>
          <p>
            {t("inCase", { qty: label.inCaseEach, unit: label.unit })} · {t("dc", { dc: label.dc })}
          </p>
          <p>{label.wave}</p>
          <p>{label.delivery}</p>
        </div>
        <div className="text-right">
          <Barcode text={label.code} className="h-9 w-40" />
          <p>{label.code}</p>
        </div>
      </div>
    </article>
  );
}
