import {
  linesForCategory,
  nextStart,
  type Opening,
  openingAt,
  type TemplateLine,
  type TemplateVersion,
  type VersionInForce,
  versionsInForce,
} from "./openings";

export { type TemplateLine, type TemplateVersion, windowEnd } from "./openings";

/** A line of a cart as the calendar sees it. */
export interface WindowedLine {
  /** Its item's category, then that one's ancestors upwards; null when the item is unknown. */
  categoryPath: readonly number[] | null;
  /** Goods at delivery price before discounts (D12); 0 when the line may not be ordered. */
  goodsFen: number;
}

export type WindowReason = "order/window-closed" | "order/below-minimum" | "order/above-maximum";

/** The amounts of one open window: what it demands of each order, and what it allows all its orders together (D12). */
export interface WindowLimit {
  templateLineId: number;
  windowStart: Date;
  closesAt: Date;
  minFen: number | null;
  maxFen: number | null;
  /** Ordered before in this window. */
  usedFen: number;
  /** Of this order. */
  askedFen: number;
  /** What the maximum leaves before this order; null without maximum. */
  leftFen: number | null;
}

/** What the ordering calendar says to a cart at an instant. */
export interface WindowVerdict {
  /** Whether an order would be taken now, grace included. */
  isOpen: boolean;
  /** The earliest end among the cart's open windows, without grace. */
  closesAt: Date | null;
  /** When a window for the cart starts next; null while open. */
  nextOpensAt: Date | null;
  reasons: WindowReason[];
  /** Per line: false makes it `outside_template`. */
  lineInside: boolean[];
  limits: WindowLimit[];
  templateVersionId: number | null;
}

/**
 * Judges a cart against the store's template (R23, U5, U12, U13). Each line falls under the closest category that the
 * template names, `*` last; of several lines of a category any open one will do. Nothing open for any line: the window is
 * closed. Open for some only: the others are outside the template, as is a category the template does not name. An empty
 * cart is judged by the whole template. `used` holds what was ordered before: `[template line, window start in ms, fen]`.
 */
export function judgeWindow({
  versions,
  lines,
  used,
  now,
}: {
  versions: readonly TemplateVersion[];
  lines: readonly WindowedLine[];
  used: readonly (readonly [templateLineId: number, windowStartMs: number, fen: number])[];
  now: Date;
}): WindowVerdict {
  const inForce = versionsInForce(versions);
  const places = placesOf(inForce, lines, now);
  const known = places.filter((place) => place !== null);
  const named = known.filter((place) => place.isNamed);
  const whole = named.length > 0 ? [] : wholeTemplate(inForce, now);
  const openings = named.length > 0 ? named.flatMap((place) => place.opening ?? []) : whole;
  const isOpen = openings.length > 0;

  const limits = limitsOf(lines, places, whole, used);
  return {
    isOpen,
    closesAt: isOpen ? new Date(Math.min(...openings.map(({ endsAt }) => endsAt.getTime()))) : null,
    nextOpensAt: isOpen
      ? null
      : nextStart(
          candidatesOf(
            inForce,
            named.map((place) => place.path),
          ),
          now,
        ),
    reasons: lines.length === 0 && isOpen ? [] : reasonsOf(isOpen, limits),
    lineInside: places.map(
      (place) => place === null || (place.isNamed && (!isOpen || place.opening !== undefined)),
    ),
    limits,
    templateVersionId: openings[0]?.versionId ?? versionAt(inForce, now),
  };
}

/** Where a cart line falls: whether the template names its category at all, and its open window if there is one. */
interface Place {
  path: readonly number[];
  isNamed: boolean;
  opening: Opening | undefined;
}

/** Lines of one category fall alike, so each category is looked up once. */
function placesOf(
  inForce: readonly VersionInForce[],
  lines: readonly WindowedLine[],
  now: Date,
): (Place | null)[] {
  const byCategory = new Map<number | undefined, Place>();
  return lines.map(({ categoryPath }) => {
    if (categoryPath === null) return null;
    const known = byCategory.get(categoryPath[0]);
    if (known !== undefined) return known;
    const place = placeOf(inForce, categoryPath, now);
    byCategory.set(categoryPath[0], place);
    return place;
  });
}

function placeOf(inForce: readonly VersionInForce[], path: readonly number[], now: Date): Place {
  const current = versionAt(inForce, now);
  let isNamed = false;
  for (const force of inForce) {
    const ruling = linesForCategory(force.version, path);
    if (force.version.id === current && ruling.length > 0) isNamed = true;
    const opening = firstOpening(force, ruling, now);
    if (opening !== undefined) return { path, isNamed: true, opening };
  }
  return { path, isNamed, opening: undefined };
}

/** The running window of the lines; one that is only in its grace if none is running. */
function firstOpening(force: VersionInForce, lines: readonly TemplateLine[], now: Date): Opening | undefined {
  const openings = lines.flatMap((line) => openingAt(force, line, now) ?? []);
  return openings.find(({ endsAt }) => now < endsAt) ?? openings[0];
}

function wholeTemplate(inForce: readonly VersionInForce[], now: Date): Opening[] {
  return inForce.flatMap((force) => force.version.lines.flatMap((line) => openingAt(force, line, now) ?? []));
}

function candidatesOf(inForce: readonly VersionInForce[], paths: readonly (readonly number[])[]) {
  return inForce.flatMap((force) => {
    const lines =
      paths.length === 0
        ? force.version.lines
        : new Set(paths.flatMap((path) => linesForCategory(force.version, path)));
    return [...lines].map((line) => ({ force, line }));
  });
}

/** The version whose windows would start now; before the first one there is none. */
function versionAt(inForce: readonly VersionInForce[], now: Date): number | null {
  return inForce.find(({ fromMs }) => fromMs <= now.getTime())?.version.id ?? null;
}

function limitsOf(
  lines: readonly WindowedLine[],
  places: readonly (Place | null)[],
  whole: readonly Opening[],
  used: readonly (readonly [number, number, number])[],
): WindowLimit[] {
  const limits = new Map<number, WindowLimit>();
  const limitOf = (opening: Opening) => {
    const limit = limits.get(opening.line.id) ?? emptyLimit(opening, used);
    limits.set(opening.line.id, limit);
    return limit;
  };
  for (const [index, { goodsFen }] of lines.entries()) {
    const opening = places[index]?.opening;
    if (opening !== undefined) limitOf(opening).askedFen += goodsFen;
  }
  if (lines.length === 0) whole.forEach(limitOf);
  return [...limits.values()];
}

function emptyLimit(
  { line, startsAt, endsAt }: Opening,
  used: readonly (readonly [number, number, number])[],
): WindowLimit {
  let usedFen = 0;
  for (const [lineId, startMs, fen] of used) {
    if (lineId === line.id && startMs === startsAt.getTime()) usedFen += fen;
  }
  return {
    templateLineId: line.id,
    windowStart: startsAt,
    closesAt: endsAt,
    minFen: line.minFen,
    maxFen: line.maxFen,
    usedFen,
    askedFen: 0,
    leftFen: line.maxFen === null ? null : Math.max(0, line.maxFen - usedFen),
  };
}

function reasonsOf(isOpen: boolean, limits: readonly WindowLimit[]): WindowReason[] {
  if (!isOpen) return ["order/window-closed"];
  const reasons: WindowReason[] = [];
  if (limits.some(({ minFen, askedFen }) => minFen !== null && askedFen < minFen))
    reasons.push("order/below-minimum");
  if (limits.some(({ maxFen, usedFen, askedFen }) => maxFen !== null && usedFen + askedFen > maxFen)) {
    reasons.push("order/above-maximum");
  }
  return reasons;
}
