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
import { type LatePermit, lateOpening, permitAt, prolonged } from "./permits";
import { type HolidayCalendar, noHolidays } from "./start-of-day";

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
  /** Under which its orders are counted. */
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
  /** The late permit by which something is open, or open for longer (U5). */
  permit: LatePermit | null;
  reasons: WindowReason[];
  /** Per line: false makes it `outside_template`. */
  lineInside: boolean[];
  limits: WindowLimit[];
  templateVersionId: number | null;
}

/** A store's ordering calendar: its template's versions, its holidays, and what it was permitted. */
export interface OrderingCalendar {
  versions: readonly TemplateVersion[];
  holidays?: HolidayCalendar | undefined;
  permits?: readonly LatePermit[] | undefined;
}

/** Goods amounts ordered before: `[line under which it counts, window start in ms, fen]`. */
export type WindowUsage = readonly (readonly [templateLineId: number, windowStartMs: number, fen: number])[];

/**
 * Judges a cart against the store's template (R23, U5, U12, U13). Each line falls under the closest category that the
 * template names, `*` last; of several lines of a category any open one will do. Nothing open for any line: the window is
 * closed. Open for some only: the others are outside the template, as is a category the template does not name. An empty
 * cart is judged by the whole template. A late permit opens what is closed and prolongs what is open, for every category
 * that the template names; it changes no amount.
 */
export function judgeWindow({
  versions,
  holidays = noHolidays,
  permits = [],
  lines,
  used,
  now,
}: OrderingCalendar & { lines: readonly WindowedLine[]; used: WindowUsage; now: Date }): WindowVerdict {
  const asked = { inForce: versionsInForce(versions), holidays, permit: permitAt(permits, now), now };
  const places = placesOf(asked, lines);
  const named = places.filter((place) => place?.isNamed);
  const whole = named.length > 0 ? [] : wholeTemplate(asked);
  const openings = named.length > 0 ? named.flatMap((place) => place?.opening ?? []) : whole;
  const isOpen = openings.length > 0;

  const limits = limitsOf(lines, places, whole, used);
  return {
    isOpen,
    closesAt: isOpen ? new Date(Math.min(...openings.map(({ endsAt }) => endsAt.getTime()))) : null,
    nextOpensAt: isOpen
      ? null
      : nextStart(
          candidatesOf(
            asked.inForce,
            named.flatMap((place) => (place ? [place.path] : [])),
          ),
          holidays,
          now,
        ),
    permit: openings.some(({ endsAt }) => endsAt.getTime() === asked.permit?.untilMs)
      ? (asked.permit ?? null)
      : null,
    reasons: lines.length === 0 && isOpen ? [] : reasonsOf(isOpen, limits),
    lineInside: places.map(
      (place) => place === null || (place.isNamed && (!isOpen || place.opening !== undefined)),
    ),
    limits,
    templateVersionId: openings[0]?.versionId ?? currentOf(asked)?.version.id ?? null,
  };
}

/** What is asked of a calendar at one instant. */
interface Asked {
  /** Latest first. */
  inForce: readonly VersionInForce[];
  holidays: HolidayCalendar;
  permit: LatePermit | undefined;
  now: Date;
}

/** Where a cart line falls: whether the template names its category at all, and its open window if there is one. */
interface Place {
  path: readonly number[];
  isNamed: boolean;
  opening: Opening | undefined;
}

/** Lines of one category fall alike, so each category is looked up once. */
function placesOf(asked: Asked, lines: readonly WindowedLine[]): (Place | null)[] {
  const byCategory = new Map<number | undefined, Place>();
  return lines.map(({ categoryPath }) => {
    if (categoryPath === null) return null;
    const known = byCategory.get(categoryPath[0]);
    if (known !== undefined) return known;
    const place = placeOf(asked, categoryPath);
    byCategory.set(categoryPath[0], place);
    return place;
  });
}

function placeOf(asked: Asked, path: readonly number[]): Place {
  const current = currentOf(asked);
  let isNamed = false;
  for (const force of asked.inForce) {
    const ruling = linesForCategory(force.version, path);
    if (force === current && ruling.length > 0) isNamed = true;
    const opening = firstOpening(asked, force, ruling);
    if (opening !== undefined) return { path, isNamed: true, opening: prolonged(opening, asked.permit) };
  }
  if (!isNamed || asked.permit === undefined) return { path, isNamed, opening: undefined };
  const candidates = candidatesOf(asked.inForce, [path]);
  return { path, isNamed, opening: lateOpening(candidates, asked.holidays, asked.permit, asked.now) };
}

/** The running window of the lines; one that is only in its grace if none is running. */
function firstOpening(
  { holidays, now }: Asked,
  force: VersionInForce,
  lines: readonly TemplateLine[],
): Opening | undefined {
  const openings = lines.flatMap((line) => openingAt(force, line, holidays, now) ?? []);
  return openings.find(({ endsAt }) => now < endsAt) ?? openings[0];
}

/** Every open window of the template; under a permit one for each category that it names. */
function wholeTemplate(asked: Asked): Opening[] {
  const { inForce, holidays, permit, now } = asked;
  if (permit === undefined)
    return inForce.flatMap((force) =>
      force.version.lines.flatMap((line) => openingAt(force, line, holidays, now) ?? []),
    );
  const named = new Set(currentOf(asked)?.version.lines.map(({ categoryId }) => categoryId));
  return [...named].flatMap(
    (categoryId) => placeOf(asked, categoryId === null ? [] : [categoryId]).opening ?? [],
  );
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
function currentOf({ inForce, now }: Asked): VersionInForce | undefined {
  return inForce.find(({ fromMs }) => fromMs <= now.getTime());
}

function limitsOf(
  lines: readonly WindowedLine[],
  places: readonly (Place | null)[],
  whole: readonly Opening[],
  used: WindowUsage,
): WindowLimit[] {
  const limits = new Map<string, WindowLimit>();
  const known = new Map<Opening, WindowLimit>();
  const limitOf = (opening: Opening) => {
    const found = known.get(opening);
    if (found !== undefined) return found;
    const key = `${countedUnder(opening.line)} ${opening.startsAt.getTime()}`;
    const limit = limits.get(key) ?? emptyLimit(opening, used);
    limits.set(key, limit);
    known.set(opening, limit);
    return limit;
  };
  for (const [index, { goodsFen }] of lines.entries()) {
    const opening = places[index]?.opening;
    if (opening !== undefined) limitOf(opening).askedFen += goodsFen;
  }
  if (lines.length === 0) whole.forEach(limitOf);
  return [...limits.values()];
}

const countedUnder = (line: TemplateLine) => line.continuesLineId ?? line.id;

function emptyLimit({ line, startsAt, endsAt }: Opening, used: WindowUsage): WindowLimit {
  const templateLineId = countedUnder(line);
  let usedFen = 0;
  for (const [lineId, startMs, fen] of used) {
    if (lineId === templateLineId && startMs === startsAt.getTime()) usedFen += fen;
  }
  return {
    templateLineId,
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
  if (limits.some(({ maxFen, usedFen, askedFen }) => maxFen !== null && usedFen + askedFen > maxFen))
    reasons.push("order/above-maximum");
  return reasons;
}
