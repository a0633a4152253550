import type { PaperLocale } from "@/server/dock/paper/words";
import { paperWords } from "@/server/dock/paper/words";
import type { ToteLabel } from "@/server/dock/queries/list-tote-labels";
import type { CaseLabel, TotalLabel } from "@/server/dock/rules/labels";
import { instantWords } from "@/server/shared/instant-text";
import { formatQuantity } from "@/server/shared/quantity";

/** A label as every printer writes it: the same words in the same places, whatever it is drawn with. */
export interface LabelContent {
  /** Route and stop, top left. */
  route: string;
  /** Temperature, top right. */
  mark: string;
  /** A dark mark: white on black. */
  isDark: boolean;
  /** Very large: the store, or of a total the location. */
  big: string;
  under: string;
  /** Large, right: n of m. */
  count: string;
  countWords: string;
  /** Item and name, over two lines at most. */
  item: string;
  /** Facts from the large one down. */
  place: string;
  facts: string[];
  code: string | undefined;
  isCut: boolean;
}

type AnyLabel = CaseLabel | TotalLabel | (ToteLabel & { kind: "tote" | "cage" | "ice_box" });

/** What a label says, in the language of whoever prints it. */
export function contentOf(label: AnyLabel, locale: PaperLocale): LabelContent {
  if (label.kind === "total") return totalContent(label, locale);
  const words = paperWords[locale];
  const truck = [
    label.dock && words.dock(label.dock),
    label.departsAt && words.departs(instantWords(label.departsAt, locale)),
  ].filter(Boolean);
  const common = {
    route: `${label.routeName} · ${words.stop(label.route, label.stop)}`,
    mark: words.temperature[label.temperature],
    isDark: label.temperature === "frozen",
    big: label.store,
    under: label.storeName,
    code: label.code,
  };
  const trip = truck.length > 0 ? truck.join(" · ") : words.dc(label.dc);
  if (label.kind !== "case") {
    return {
      ...common,
      count: `${label.seq}/${label.count}`,
      countWords: words.container[label.kind],
      item: "",
      place: "",
      facts: [label.deliverOn, trip, label.wave, label.delivery ?? ""],
      isCut: true,
    };
  }
  const inside = `${formatQuantity(label.inCaseEach, label.isWeighed)} ${label.isWeighed ? "kg" : label.unit}`;
  return {
    ...common,
    count: `${label.caseNo}/${label.caseCount}`,
    countWords: words.caseOf(label.caseNo, label.caseCount),
    item: `${label.isGift ? words.gift : ""}${label.item} ${label.name}`,
    place: label.location || "–",
    facts: [`${words.inCase(inside)} · ${label.deliverOn}`, trip, label.wave, label.delivery],
    isCut: label.isCut,
  };
}

/** The facts of a small label, whose bars need its whole width: in fewer and longer lines above them. */
export function stacked({ place, facts }: LabelContent): Pick<LabelContent, "place" | "facts"> {
  const [first = "", trip = "", wave = "", delivery = ""] = facts;
  return { place: [place, first].filter(Boolean).join("  "), facts: [trip, `${wave}  ${delivery}`.trim()] };
}

function totalContent(total: TotalLabel, locale: PaperLocale): LabelContent {
  const words = paperWords[locale];
  const shown = total.items.slice(0, 2);
  const more = total.items.length - shown.length;
  return {
    route: `${words.total} · ${words.dc(total.dc)} · ${words.zone(total.zone || "–")}`,
    mark: words.total,
    isDark: true,
    big: total.location || "–",
    under: "",
    count: words.cases(total.cases),
    countWords: "",
    item: shown.map(({ item, name, cases }) => `${item} ${name} × ${cases}`).join("\n"),
    place: words.forStores(total.stores),
    facts: [more > 0 ? words.moreItems(more) : "", total.wave],
    code: undefined,
    isCut: true,
  };
}
