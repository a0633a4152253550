import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { formatQuantity } from "@/server/shared/quantity";
import type { LabelSize } from "../_lib/label-size";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { LabelHead, truckOf } from "./label-head";

type Label = RouterOutputs["dock"]["labels"]["labels"][number];
export type CaseLabelFacts = Extract<Label, { kind: "case" }>;

interface CaseLabelProps {
  label: CaseLabelFacts;
  size: LabelSize;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** A label on a carton: the store very large, the item, "case 2 of 5", and a code that loading can scan. */
export async function CaseLabel({ label, size, context }: CaseLabelProps) {
  const t = await getTranslations("dc.print");
  const inside = `${formatQuantity(label.inCaseEach, label.isWeighed)} ${label.isWeighed ? "kg" : label.unit}`;
  const truck = await truckOf(label, context);
  return (
    <article className={`case-label size-${size}${label.isCut ? " cut" : ""}`}>
      <LabelHead label={label}>
        <p className="label-case">
          {label.caseNo}/{label.caseCount}
        </p>
        <p>{t("caseOf", { caseNo: label.caseNo, caseCount: label.caseCount })}</p>
      </LabelHead>
      <p className="label-item">
        {label.isGift && <b className="gift-mark">{t("giftMark")}</b>}
        <b>{label.item}</b> {label.name}
      </p>
      <div className="label-foot">
        <div className="label-facts">
          <p className="label-place">{label.location || "–"}</p>
          <p>
            {t("inCase", { qty: inside })} · {context.format.dayOfWeek(label.deliverOn as never)}
          </p>
          <p>{truck}</p>
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
