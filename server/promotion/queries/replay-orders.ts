import { ints, readInts } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { Terms } from "@/server/catalog";
import {
  addDays,
  asBusinessDay,
  type BusinessDay,
  businessDayOf,
  instantAt,
} from "@/server/shared/business-day";
import type { GiftTerms, PromotionTerms } from "../engine";
import { readTerms } from "../judge-content";
import { resolveContent } from "../resolve-content";
import { type PastOrder, replay } from "../rules/replay";
import { completed, termsOfContent } from "../rules/terms-of-content";
import type { ReplayInput } from "../schema";
import { giftAt } from "./get-test-cart";
import { inScope } from "./in-scope";

export interface ReplayedStore {
  store: string;
  name: string;
  kind: "franchise" | "direct" | "independent";
  orders: number;
  times: number;
  costFen: number;
}

/** What one part of the stores says; the sums of all parts are the answer. */
export interface ReplayedPart {
  parts: number;
  from: string;
  to: string;
  /** All orders of these stores in those days, and those that would have earned it. */
  orders: number;
  earning: number;
  times: number;
  costFen: number;
  stores: ReplayedStore[];
  days: { day: string; costFen: number }[];
}

interface Store {
  id: number;
  code: string;
  name: string;
  kind: ReplayedStore["kind"];
  planId: number;
}

const daysBack = 30;
/** Stores of a part: some 1,500 orders with their lines, half a second of work. */
const storesOfPart = 40;

/**
 * What a promotion would have cost on the orders of the last 30 days, part by part of the stores (`part` from 0). Only the
 * orders that reach it are loaded with their lines, by one statement. Budgets are left to whoever adds the parts up.
 */
export async function replayOrders(
  db: DbOrTx,
  actor: Actor,
  input: ReplayInput,
  now: Date,
): Promise<ReplayedPart> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const content = completed(input.content);
  const resolved = await resolveContent(db, content);
  const terms = termsOfContent(content, resolved, { id: 0, code: input.promotion || "NEW", version: 0 });
  const today = businessDayOf(now);
  const [from, to] = [addDays(today, -daysBack), addDays(today, -1)];
  const all = await sql<Store[]>`
    select id, code, name, kind, plan_id as "planId" from stores
    where ${terms.storeIds === null}::bool or id = any(${ints(terms.storeIds ?? [])}::int4[]) order by id`;
  const stores = all.slice(input.part * storesOfPart, (input.part + 1) * storesOfPart);
  const catalogue = await readTerms(db, now);
  const { count, reaching } = await loadOrders(sql, stores, terms, catalogue, from, to);
  const others = catalogue.promotions.filter(({ code }) => code !== terms.code);
  const granted = replay(reaching, {
    terms,
    others,
    giftsAt: giftsOf(catalogue, stores, [terms, ...others]),
  });
  const byDay = new Map<string, number>();
  for (const { day, costFen } of granted) byDay.set(day, (byDay.get(day) ?? 0) + costFen);
  return {
    parts: Math.max(1, Math.ceil(all.length / storesOfPart)),
    from,
    to,
    orders: count,
    earning: granted.length,
    times: sum(granted.map(({ times }) => times)),
    costFen: sum(granted.map(({ costFen }) => costFen)),
    stores: stores.flatMap(({ id, code, name, kind }) => {
      const own = granted.filter(({ storeId }) => storeId === id);
      if (own.length === 0) return [];
      const costFen = sum(own.map((one) => one.costFen));
      return [
        { store: code, name, kind, orders: own.length, times: sum(own.map(({ times }) => times)), costFen },
      ];
    }),
    days: [...byDay].map(([day, costFen]) => ({ day, costFen })),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

interface LoadedOrder {
  storeId: number;
  accountId: number | null;
  day: string;
  items: string;
  qtys: string;
  amounts: string;
}

async function loadOrders(
  sql: Sql,
  stores: readonly Store[],
  terms: PromotionTerms,
  catalogue: Terms,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ count: number; reaching: PastOrder[] }> {
  const mine = sql`
    select o.id, o.store_id, o.account_id, o.submitted_at from orders o
    where o.store_id = any(${ints(stores.map(({ id }) => id))}::int4[])
      and o.submitted_at >= ${instantAt(from, 0).toISOString()}::text::timestamptz
      and o.submitted_at < ${instantAt(addDays(to, 1), 0).toISOString()}::text::timestamptz
      and o.status not in ('draft', 'cancelled', 'expired')`;
  const [counted] = await sql<{ count: number }[]>`select count(*)::int4 as count from (${mine}) o`;
  const needs = (terms.kind === "buy_get" ? terms.buyEach : terms.thresholdFen) ?? 0;
  const rows =
    needs === 0
      ? []
      : await sql<LoadedOrder[]>`
          with mine as (${mine})
          select m.store_id as "storeId", m.account_id as "accountId",
            ((m.submitted_at at time zone 'Asia/Shanghai')::date)::text as day, l.items, l.qtys, l.amounts
          from mine m
          cross join lateral (
            select array_agg(l.item_id order by l.line_no)::text as items, array_agg(l.qty_each order by l.line_no)::text as qtys,
              array_agg(l.amount_fen order by l.line_no)::text as amounts,
              coalesce(sum(${terms.kind === "buy_get" ? sql`l.qty_each` : sql`l.amount_fen`}) filter (where ${inScope(sql, terms, catalogue)}), 0) as has
            from order_lines l where l.order_id = m.id and not l.is_gift) l
          where l.has >= ${needs}::int8
          order by m.store_id, m.submitted_at, m.id`;
  const pathOf = (itemId: number) =>
    catalogue.categoryPaths.get(catalogue.items.get(itemId)?.categoryId ?? 0) ?? [];
  const reaching = rows.map(({ storeId, accountId, day, items, qtys, amounts }) => {
    const [qtyEach, amountFen] = [readInts(qtys), readInts(amounts)];
    const lines = readInts(items).map((itemId, place) => ({
      itemId,
      categoryPath: pathOf(itemId),
      qtyEach: qtyEach[place] ?? 0,
      amountFen: amountFen[place] ?? 0,
      isOk: true,
    }));
    return { storeId, accountId, day: asBusinessDay(day), lines };
  });
  return { count: counted?.count ?? 0, reaching };
}

function giftsOf(catalogue: Terms, stores: readonly Store[], promotions: readonly PromotionTerms[]) {
  const giftIds = [...new Set(promotions.flatMap(({ getItemId }) => getItemId ?? []))];
  const known = new Map<number, ReadonlyMap<number, GiftTerms>>(
    stores.map((store) => {
      const at = { storeId: store.id, planId: store.planId };
      const gifts = giftIds.flatMap((id) => giftAt(catalogue, at, id) ?? []);
      return [store.id, new Map(gifts.map((gift) => [gift.itemId, gift]))];
    }),
  );
  const none: ReadonlyMap<number, GiftTerms> = new Map();
  return (storeId: number) => known.get(storeId) ?? none;
}
