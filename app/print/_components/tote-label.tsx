import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { LabelSize } from "../_lib/label-size";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";
import { LabelHead, truckOf } from "./label-head";

interface ToteLabelProps {
  label: RouterOutputs["dock"]["toteLabels"]["labels"][number];
  size: LabelSize;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** A label on a tote, cage or ice box: the store very large, which of how many, and a code that picking and loading scan. */
export async function ToteLabel({ label, size, context }: ToteLabelProps) {
  const t = await getTranslations("dc.print");
  const truck = await truckOf(label, context);
  return (
    <article className={`case-label cut size-${size}`}>
      <LabelHead label={label}>
        <p className="label-case">
          {label.seq}/{label.count}
        </p>
        <p>{t(`containers.${label.kind}`)}</p>
      </LabelHead>
      <div className="label-foot">
        <div className="label-facts">
          <p>{context.format.dayOfWeek(label.deliverOn)}</p>
          <p>{truck}</p>
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
