import { type CaseLine, caseUnits } from "./units";

/** What a label of a case says besides the case itself. */
export interface LabelFacts {
  delivery: string;
  deliverOn: string;
  dc: string;
  temperature: "ambient" | "chilled" | "frozen";
  zone: string;
  location: string;
  route: string;
  routeName: string;
  stop: number;
  store: string;
  storeName: string;
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  isGift: boolean;
  dock: string;
  departsAt: Date | null;
}

export interface LabelLine extends CaseLine, LabelFacts {}

/** A label for one case: it goes on the carton and is scanned at loading. */
export interface CaseLabel extends LabelFacts {
  kind: "case";
  wave: string;
  code: string;
  caseNo: number;
  caseCount: number;
  inCaseEach: number;
  /** The next case is of another item: cut here. */
  isCut: boolean;
}

/** After the last case of a location: so many must have been stuck on. */
export interface TotalLabel {
  kind: "total";
  wave: string;
  dc: string;
  zone: string;
  location: string;
  items: { item: string; name: string; cases: number }[];
  cases: number;
  stores: number;
}

/** The strip of labels for lines in walking order; how many labels more were allocated and are void. */
export function stripOf(
  wave: string,
  lines: readonly LabelLine[],
): { labels: (CaseLabel | TotalLabel)[]; voids: number } {
  const labels: (CaseLabel | TotalLabel)[] = [];
  let voids = 0;
  let place: CaseLabel[] = [];
  const close = () => {
    const [first] = place;
    if (first) labels.push(totalOf(first, place));
    place = [];
  };
  for (const line of lines) {
    const {
      task: _task,
      line: _line,
      qtyEach: _qty,
      pickedEach: _picked,
      casePackEach: _pack,
      ...facts
    } = line;
    const [last] = place.slice(-1);
    if (last && (last.dc !== line.dc || last.location !== line.location)) close();
    const units = caseUnits(line);
    voids += units.filter(({ isShort }) => isShort).length;
    for (const { isShort, ...unit } of units) {
      if (isShort) continue;
      const before = place.at(-1);
      if (before && before.item !== line.item) before.isCut = true;
      const label: CaseLabel = { ...pickFacts(facts), ...unit, kind: "case", wave, isCut: false };
      place.push(label);
      labels.push(label);
    }
  }
  close();
  return { labels, voids };
}

/** Only what a label says; rows of the database carry more. */
function pickFacts(facts: LabelFacts): LabelFacts {
  const { delivery, deliverOn, dc, temperature, zone, location, route, routeName, stop, store, storeName } =
    facts;
  const { item, name, spec, unit, isWeighed, isGift, dock, departsAt } = facts;
  return {
    ...{ delivery, deliverOn, dc, temperature, zone, location, route, routeName, stop, store, storeName },
    ...{ item, name, spec, unit, isWeighed, isGift, dock, departsAt },
  };
}

function totalOf({ wave, dc, zone, location }: CaseLabel, place: CaseLabel[]): TotalLabel {
  const [last] = place.slice(-1);
  if (last) last.isCut = true;
  const items = new Map<string, TotalLabel["items"][number]>();
  for (const { item, name } of place) {
    const known = items.get(item);
    if (known) known.cases += 1;
    else items.set(item, { item, name, cases: 1 });
  }
  return {
    kind: "total",
    ...{ wave, dc, zone, location },
    items: [...items.values()],
    cases: place.length,
    stores: new Set(place.map(({ store }) => store)).size,
  };
}
