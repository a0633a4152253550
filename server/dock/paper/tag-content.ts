import type { PaperLocale } from "@/server/dock/paper/words";
import { paperWords } from "@/server/dock/paper/words";
import { formatFen } from "@/server/shared/fen";
import type { PaperTag } from "@/server/tag";

/** A price tag as every printer writes it: the same words in the same places, whatever it is drawn with. */
export interface TagContent {
  isOffer: boolean;
  /** Over two lines at most. */
  name: string;
  /** Very large: the price, and small beside it what it is for. */
  price: string;
  priceOf: string;
  /** From the name down: what it is, by weight or volume, what it was, from when and until when. */
  facts: string[];
  /** The code that the till reads. */
  barcode: string;
  /** Store and shelf, route and stop: for whoever hangs it. */
  where: string[];
}

/** What a tag says, in the language of whoever prints it. */
export function tagContentOf(tag: PaperTag, locale: PaperLocale): TagContent {
  const words = paperWords[locale].tag;
  const { kind, priceFen, unitPrice, beforeFen, validFrom, validTo } = tag;
  return {
    isOffer: kind === "offer",
    name: kind === "offer" ? `${words.offer}${tag.name}` : tag.name,
    price: priceFen === null ? "–" : formatFen(priceFen),
    priceOf: words.priceOf(tag.isWeighed ? "kg" : tag.unit),
    facts: [
      [tag.spec, tag.item].filter(Boolean).join(" · "),
      ...(unitPrice ? [words.per[unitPrice.per](formatFen(unitPrice.priceFen))] : []),
      ...(beforeFen === null ? [] : [words.before(formatFen(beforeFen))]),
      ...(validFrom ? [words.from(validFrom)] : []),
      ...(validTo ? [words.until(validTo)] : []),
    ],
    barcode: tag.barcode,
    where: [`${tag.store} ${tag.shelf}`.trim(), paperWords[locale].stop(tag.route, tag.stop)],
  };
}
