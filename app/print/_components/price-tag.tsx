import { getTranslations } from "next-intl/server";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { TagSize } from "@/server/tag/schema";
import type { printContext } from "../_lib/print-context";
import { Barcode } from "./barcode";

type PaperTag = RouterOutputs["dock"]["tagBatch"]["tags"][number];

interface PriceTagProps {
  tag: PaperTag;
  size: TagSize;
  context: Awaited<ReturnType<typeof printContext>>;
}

/** What hangs at a shelf: name, price very large, what it is by weight or volume, until when, the code that the till reads. */
export async function PriceTag({ tag, size, context: { format } }: PriceTagProps) {
  const t = await getTranslations("dc.tags");
  const { priceFen, unitPrice } = tag;
  const [whole, cents] = priceFen === null ? ["–", ""] : format.amount(priceFen).split(".");
  return (
    <article className={`price-tag size-${size}${tag.kind === "offer" ? " offer" : ""}`}>
      <p className="tag-name">
        {tag.kind === "offer" && <b className="gift-mark">{t("offer")}</b>}
        {tag.name}
      </p>
      <div className="tag-middle">
        <div className="tag-facts">
          <p>{[tag.spec, tag.item].filter(Boolean).join(" · ")}</p>
          {unitPrice && <p>{t(`per.${unitPrice.per}`, { price: format.amount(unitPrice.priceFen) })}</p>}
          {tag.beforeFen !== null && (
            <p>
              {t("before")} <s>{format.amount(tag.beforeFen)}</s>
            </p>
          )}
          {tag.validFrom && (
            <p className="tag-from">{t("from", { day: format.day(tag.validFrom as never) })}</p>
          )}
          {tag.validTo && <p>{t("until", { day: format.day(tag.validTo as never) })}</p>}
        </div>
        <p className="tag-price">
          <span className="tag-currency">¥</span>
          {whole}
          {cents && <span className="tag-cents">.{cents}</span>}
          <span className="tag-unit">/{tag.isWeighed ? "kg" : tag.unit}</span>
        </p>
      </div>
      <div className="tag-foot">
        <div className="tag-code">
          <Barcode isItem text={tag.barcode} />
          <p>{tag.barcode}</p>
        </div>
        <p className="tag-where">
          {tag.store} {tag.shelf}
          <br />
          {t("stop", { stop: `${tag.route} · ${tag.stop}` })}
        </p>
      </div>
    </article>
  );
}
