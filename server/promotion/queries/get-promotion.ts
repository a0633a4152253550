import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { listTimeline } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import { judgeContent } from "../judge-content";
import { loadContent } from "../load-content";
import { markOf } from "../lock-promotion";
import type { Finding } from "../rules/findings";
import { type Move, movesFrom, type Standing, stateOf } from "../rules/moves";
import type { Neighbour } from "../rules/stacking";
import type { PromotionContent, PromotionState, ProposalStatus } from "../schema";
import { type NamesOfCodes, namesOf } from "./names-of";

export interface PromotionVersionView {
  version: number;
  status: ProposalStatus;
  content: PromotionContent;
  /** What an approval must hand back: `seen`. */
  mark: string;
  by: string;
  isMine: boolean;
  at: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string;
}

export interface PromotionView {
  promotion: string;
  state: PromotionState;
  version: number;
  /** The content in force; of a draft the one that is being written. */
  content: PromotionContent;
  moves: Move[];
  usedTimes: number;
  usedFen: number;
  /** Orders that were promised it and still have something in the pool. */
  waitingOrders: number;
  /** Newest first; an imported promotion that was never edited has none. */
  versions: PromotionVersionView[];
  /** Of what is being written or waits; of the content in force when nothing is. */
  findings: Finding[];
  neighbours: Neighbour[];
  storeCount: number;
  names: NamesOfCodes;
  events: { id: number; type: string; at: Date; by: string; reason: string | null }[];
}

/** A promotion with everything that was decided about it. Refused: `promotion/unknown`. */
export async function getPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code }: { promotion: string },
  now: Date,
): Promise<PromotionView> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const [row] = await sql<(Standing & { id: number; version: number; waitingOrders: number })[]>`
    select p.id, p.version, p.status, p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
      p.budget_times as "budgetTimes", p.budget_fen as "budgetFen",
      coalesce(c.times, 0) as "usedTimes", coalesce(c.money_fen, 0) as "usedFen",
      (select count(*)::int4 from promotion_uses u join orders o on o.id = u.order_id
        where u.promotion_id = p.id and u.returned_at is null and u.stripped_at is null and u.issued_at is null
          and o.status in ('pooled', 'partly_generated')) as "waitingOrders"
    from promotions p left join promotion_counters c on c.promotion_id = p.id where p.code = ${code}`;
  if (!row) throw refuse("promotion/unknown", { promotion: code });
  const stored = await sql<(Omit<PromotionVersionView, "mark" | "isMine"> & { hand: string })[]>`
    select version, status, content, created_by_name as by, created_by as hand, created_at as at,
      decided_by_name as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason"
    from promotion_versions where promotion_id = ${row.id}::int4 order by version desc limit 100`;
  const versions = stored.map(({ hand, ...version }) => ({
    ...version,
    at: new Date(version.at),
    decidedAt: version.decidedAt && new Date(version.decidedAt),
    mark: markOf(version.content),
    isMine: hand === handOf(actor),
  }));
  const content = await loadContent(db, row.id);
  const open = versions.find(({ status }) => status === "draft" || status === "submitted");
  const { findings, neighbours, storeCount } = await judgeContent(
    db,
    { code, content: open?.content ?? content },
    now,
  );
  const state = stateOf(row, businessDayOf(now));
  const { rows: events } = await listTimeline(db, {
    documentType: "promotion",
    documentId: row.id,
    limit: 200,
  });
  return {
    promotion: code,
    state,
    version: row.version,
    content,
    moves: movesFrom(state),
    usedTimes: row.usedTimes,
    usedFen: row.usedFen,
    waitingOrders: row.waitingOrders,
    versions,
    // What is over or put away is judged no more: that its days are past is no fault of it.
    findings: open || state === "active" || state === "scheduled" || state === "paused" ? findings : [],
    neighbours,
    storeCount,
    names: await namesOf(db, [content, ...versions.slice(0, 2).map((version) => version.content)]),
    events: events
      .map(({ id, type, at, actorName, reason }) => ({ id, type, at, by: actorName, reason }))
      .reverse(),
  };
}
