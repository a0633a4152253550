import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { loadPromotionTerms } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import type { PromotionKind } from "../engine";
import { goodsOf, readTerms } from "../judge-content";
import { type Standing, stateOf } from "../rules/moves";
import { type Overlap, overlapsOf } from "../rules/overlaps";
import type { PromotionCalendarInput, PromotionState } from "../schema";

export interface CalendarRow {
  promotion: string;
  name: string;
  kind: PromotionKind;
  state: PromotionState;
  from: string;
  to: string;
  overlaps: Overlap[];
}

export interface PromotionCalendar {
  today: string;
  rows: CalendarRow[];
  /** How many were left out because there are more than the picture can hold. */
  leftOut: number;
}

const rowsMax = 300;

/** The promotions of some days, drafts included, by their first day, with the days on which they meet each other. */
export async function getPromotionCalendar(
  db: DbOrTx,
  actor: Actor,
  { from, to }: PromotionCalendarInput,
  now: Date,
): Promise<PromotionCalendar> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const today = businessDayOf(now);
  const isWanted = sql`p.status <> 'archived' and p.valid_from <= ${to}::text::date and p.valid_to >= ${from}::text::date`;
  const terms = await loadPromotionTerms(sql, isWanted);
  const standings = await sql<(Standing & { code: string })[]>`
    select p.code, p.status, p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
      p.budget_times as "budgetTimes", p.budget_fen as "budgetFen",
      coalesce(c.times, 0) as "usedTimes", coalesce(c.money_fen, 0) as "usedFen"
    from promotions p left join promotion_counters c on c.promotion_id = p.id where ${isWanted}`;
  const standingOf = new Map(standings.map((standing) => [standing.code, standing]));
  const shown = terms
    .toSorted(
      (a, b) => compare(a.validFrom, b.validFrom) || compare(a.validTo, b.validTo) || compare(a.code, b.code),
    )
    .slice(0, rowsMax);
  const overlaps = overlapsOf(shown, goodsOf(await readTerms(db, now)));
  return {
    today,
    leftOut: terms.length - shown.length,
    rows: shown.flatMap(({ code, name, kind, validFrom, validTo }) => {
      const standing = standingOf.get(code);
      if (!standing) return [];
      const state = stateOf(standing, today);
      return [
        {
          promotion: code,
          name,
          kind,
          state,
          from: validFrom,
          to: validTo,
          overlaps: overlaps.get(code) ?? [],
        },
      ];
    }),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
