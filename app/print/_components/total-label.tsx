import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { LabelSize } from "../_lib/label-size";

type Total = Extract<RouterOutputs["dock"]["labels"]["labels"][number], { kind: "total" }>;

/** Items that a label has room for; of more it says how many. */
const itemsShown: Record<LabelSize, number> = { large: 4, small: 2 };

/** After the last label of a location: so many cases must carry one now. It goes on no carton. */
export async function TotalLabel({ total, size }: { total: Total; size: LabelSize }) {
  const t = await getTranslations("dc.print");
  const shown = total.items.slice(0, itemsShown[size]);
  const more = total.items.length - shown.length;
  return (
    <article className={`case-label total size-${size} cut`}>
      <p className="label-route">
        {t("totalOf")} · {t("dc", { dc: total.dc })} · {t("zone", { zone: total.zone || "–" })}
      </p>
      <div className="label-head">
        <p className="label-store">{total.location || "–"}</p>
        <p className="label-case">{t("casesInAll", { count: total.cases })}</p>
      </div>
      <ul>
        {shown.map(({ item, name, cases }) => (
          <li key={item} className="flex justify-between gap-3">
            <span className="truncate">
              <b>{item}</b> {name}
            </span>
            <b className="whitespace-nowrap">{t("casesInAll", { count: cases })}</b>
          </li>
        ))}
        {more > 0 && <li>{t("moreItems", { count: more })}</li>}
      </ul>
      <p>
        {t("forStores", { count: total.stores })} · {total.wave}
      </p>
    </article>
  );
}
