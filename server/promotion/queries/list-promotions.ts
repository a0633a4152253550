import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { cursorNumber, encodeCursor, type Page } from "@/server/shared/paging";
import type { PromotionKind } from "../engine";
import { loadContents } from "../load-content";
import { type Standing, stateOf } from "../rules/moves";
import type { ListPromotionsInput, PromotionContent, PromotionState } from "../schema";
import { type NamesOfCodes, namesOf } from "./names-of";

/** A content without the stores that get it, of which there may be thousands. */
export type GrantContent = Omit<PromotionContent, "stores" | "storeGroups" | "excludedItems">;

export interface PromotionRow {
  promotion: string;
  name: string;
  kind: PromotionKind;
  state: PromotionState;
  from: string;
  to: string;
  version: number;
  priority: number;
  exclusiveGroup: string | null;
  budgetTimes: number | null;
  budgetFen: number | null;
  /** In live orders: how many, how often, and what it was worth. */
  orders: number;
  times: number;
  moneyFen: number;
  /** What is being written or waits for a second person. */
  proposal: { version: number; status: "draft" | "submitted"; by: string; isMine: boolean } | null;
  /** What it grants, for the sentence that says it. */
  content: GrantContent;
  /** Who wrote the version in force, of a draft the one that is being written; null when a file brought it. */
  by: string | null;
}

export interface PromotionList extends Page<PromotionRow> {
  names: NamesOfCodes;
}

type Stored = Omit<PromotionRow, "state" | "orders" | "times" | "moneyFen" | "proposal" | "content"> &
  Standing & {
    id: number;
    proposal: { version: number; status: "draft" | "submitted"; by: string; hand: string } | null;
  };

/** What the desk looks at at most; beyond it people search. */
const promotionsMax = 5_000;

/** All promotions, those that wait for somebody first, then the latest; drafts and imported ones among them (2.8). */
export async function listPromotions(
  db: DbOrTx,
  actor: Actor,
  input: ListPromotionsInput,
  now: Date,
): Promise<PromotionList> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const { search = "", kind = null, state: wanted } = input;
  const stored = await sql<Stored[]>`
    select p.id, p.code as promotion, p.name, p.kind, p.status, p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
      p.valid_from::text as "from", p.valid_to::text as "to", p.version, p.priority, p.exclusive_group as "exclusiveGroup",
      p.budget_times as "budgetTimes", p.budget_fen as "budgetFen",
      coalesce(c.times, 0) as "usedTimes", coalesce(c.money_fen, 0) as "usedFen",
      case when v.version is not null then json_build_object('version', v.version, 'status', v.status,
        'by', v.created_by_name, 'hand', v.created_by) end as proposal,
      w.created_by_name as by
    from promotions p
    left join promotion_counters c on c.promotion_id = p.id
    left join promotion_versions v on v.promotion_id = p.id and v.status in ('draft', 'submitted')
    left join promotion_versions w on w.promotion_id = p.id and w.version = p.version and w.status <> 'imported'
    where (${kind}::text is null or p.kind = ${kind}::text::promotion_kind)
      and (${search} = '' or strpos(lower(p.code || ' ' || p.name), lower(${search})) > 0)
    order by coalesce(v.status = 'submitted', false) desc, p.valid_to desc, p.valid_from desc, p.code
    limit ${promotionsMax}`;
  const today = businessDayOf(now);
  const rows = stored
    .map((row) => ({ row, state: stateOf(row, today) }))
    .filter(({ row, state }) =>
      wanted === "waiting"
        ? row.proposal?.status === "submitted"
        : wanted
          ? state === wanted
          : state !== "archived",
    );
  const first = cursorNumber(input.cursor, 0, 0);
  const page = rows.slice(first, first + input.limit);
  const ids = page.map(({ row }) => row.id);
  const uses = await usesOf(db, ids);
  const contents = await loadContents(db, ids);
  const named = [...contents.values()].map((one) => ({
    ...one,
    stores: [],
    storeGroups: [],
    excludedItems: [],
  }));
  const next = first + input.limit;
  return {
    rows: page.map(({ row, state }) => ({
      content: grantOf(contents.get(row.id)),
      by: row.by,
      promotion: row.promotion,
      name: row.name,
      kind: row.kind,
      state,
      from: row.from,
      to: row.to,
      version: row.version,
      priority: row.priority,
      exclusiveGroup: row.exclusiveGroup,
      budgetTimes: row.budgetTimes,
      budgetFen: row.budgetFen,
      ...(uses.get(row.id) ?? { orders: 0, times: 0, moneyFen: 0 }),
      proposal: row.proposal && {
        version: row.proposal.version,
        status: row.proposal.status,
        by: row.proposal.by,
        isMine: row.proposal.hand === handOf(actor),
      },
    })),
    nextCursor: next < rows.length ? encodeCursor([next]) : null,
    names: await namesOf(db, named),
  };
}

function grantOf(content: PromotionContent | undefined): GrantContent {
  invariant(content, "a promotion of the list was there a moment ago");
  const { stores: _, storeGroups: __, excludedItems: ___, ...grant } = content;
  return grant;
}

async function usesOf(db: DbOrTx, ids: readonly number[]) {
  const rows = await sqlOf(db)<{ id: number; orders: number; times: number; moneyFen: number }[]>`
    select promotion_id as id, count(*)::int4 as orders, sum(times)::int8 as times, sum(money_fen)::int8 as "moneyFen"
    from promotion_uses where returned_at is null and promotion_id = any(${ints(ids)}::int4[]) group by promotion_id`;
  return new Map(rows.map(({ id, ...uses }) => [id, uses]));
}
