import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import { eventOf, type LockedGroup, lockGroup } from "../lock-group";
import type { ChangeMembersInput, StoreSelection } from "../schema";
import { type SelectedStores, selectStores } from "../select-stores";

export interface ChangedMembers {
  group: string;
  /** Stores that came, or went. */
  changed: number;
  /** Members afterwards. */
  stores: number;
}

/**
 * Puts stores into a group, or takes them out: by codes, a route with everything below it, a kind, or those of another group. Who
 * is in already, or is not, changes nothing. Packages that came to the group stay where they are; a promotion counts by its
 * members as they are, so that they are left alone while one that two persons approved is in force, or waits for the second
 * (2.8). Refused: `group/unknown`, `group/archived`, `group/unknown-stores`, `group/unknown-route`,
 * `group/promotion-counts-on-it`. Two at once follow one another, and the approval of a promotion.
 */
export async function changeMembers(
  db: DbOrTx,
  actor: Actor,
  { group, how, which }: ChangeMembersInput,
  now: Date,
): Promise<ChangedMembers> {
  mustBeAbleTo(actor, "group.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    // The approval of a promotion holds the same turn while it reads who its stores are.
    await sql`select pg_advisory_xact_lock(hashtext('promotions'))`;
    const locked = await lockGroup(tx, { group });
    if (locked.isArchived) throw refuse("group/archived", { group });
    const selected = await selectStores(tx, which);
    if (selected.unknown.length > 0) throw refusalOf(which, selected.unknown);
    const ids = ints(selected.stores.map(({ id }) => id));
    const changed =
      how === "add"
        ? await sql<{ code: string }[]>`
            with added as (
              insert into store_group_members (group_id, store_id)
              select ${locked.id}::int4, unnest(${ids}::text::int4[]) on conflict do nothing returning store_id)
            select s.code from added a join stores s on s.id = a.store_id order by s.code`
        : await sql<{ code: string }[]>`
            with gone as (
              delete from store_group_members
              where group_id = ${locked.id}::int4 and store_id = any(${ids}::int4[]) returning store_id)
            select s.code from gone g join stores s on s.id = g.store_id order by s.code`;
    const [count] = await sql<{ stores: number }[]>`
      select count(*)::int4 as stores from store_group_members where group_id = ${locked.id}::int4`;
    const answer = { group, changed: changed.length, stores: count?.stores ?? 0 };
    if (changed.length === 0) return answer;
    await mustBeFree(tx, locked, now);
    const details = { how, which: howChosen(which), stores: changed.map(({ code }) => code) };
    await recordEvent(
      tx,
      actor,
      { ...eventOf(locked, "members-changed"), after: { stores: answer.stores }, details },
      now,
    );
    return answer;
  });
}

/** Of a list of codes the history keeps how it was chosen; the codes that changed stand beside it. */
const howChosen = (which: StoreSelection) => (which.by === "stores" ? { by: which.by } : which);

function refusalOf(which: StoreSelection, unknown: SelectedStores["unknown"]) {
  if (which.by === "route") return refuse("group/unknown-route", { route: which.route });
  if (which.by === "group") return refuse("group/unknown", { group: which.group });
  return refuse("group/unknown-stores", { stores: unknown });
}

async function mustBeFree(tx: Tx, { id, group }: LockedGroup, now: Date): Promise<void> {
  const rows = await sqlOf(tx)<{ code: string }[]>`
    select p.code from promotions p
    where (p.status in ('approved', 'paused') and p.valid_to >= ${businessDayOf(now)}::text::date
           and exists (select from promotion_store_groups g where g.promotion_id = p.id and g.group_id = ${id}::int4))
       or exists (select from promotion_versions v where v.promotion_id = p.id and v.status = 'submitted'
                    and jsonb_exists(v.content -> 'storeGroups', ${group}))
    order by p.code limit 20`;
  if (rows.length === 0) return;
  throw refuse("group/promotion-counts-on-it", { group, promotions: rows.map(({ code }) => code) });
}
