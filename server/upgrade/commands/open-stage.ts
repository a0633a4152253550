import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { selectStores } from "@/server/org";
import type { StoreSelection } from "@/server/org/schema";
import { refuse } from "@/server/upgrade/errors";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import { type FoundPackage, findPackage } from "@/server/upgrade/queries/find";
import { shareOfStores } from "@/server/upgrade/rules/share-of-stores";
import { compareVersions } from "@/server/upgrade/rules/version";
import type { OpenStageInput, StageInput } from "@/server/upgrade/schema";

export interface OpenedStage {
  version: string;
  stage: number;
  /** Stores that this stage brought. */
  stores: number;
  status: "staged" | "done";
}

interface Candidate {
  id: number;
  code: string;
}

/**
 * Lets more stores have a package (R02): a list of them, a group (its members as they are now), a route with everything below it, a
 * kind of store, a percentage of all, or every store, those that open later too. Stores of earlier stages stay. Refused:
 * `upgrade/unknown-package`, `upgrade/withdrawn`, `upgrade/all-open`, `upgrade/unknown-store`, `upgrade/unknown-route`,
 * `upgrade/unknown-group`, `upgrade/archived-group`, and `upgrade/no-new-store` where the
 * stage brings nobody, which is what the same stage again comes to; `upgrade/older-version` where it would bring stores that may have
 * or run a newer version, unless `despiteNewer` says that this is known: tills never go back by themselves. Two at once follow one another.
 */
export async function openStage(
  db: DbOrTx,
  actor: Actor,
  { version, stage, despiteNewer = false }: OpenStageInput,
  now: Date,
): Promise<OpenedStage> {
  mustBeAbleTo(actor, "upgrade.manage");
  return inTransaction(db, async (tx) => {
    const groupId = await groupOf(tx, stage);
    await lockRollout(tx);
    const found = await findPackage(tx, version);
    if (found.status === "withdrawn") throw refuse("upgrade/withdrawn", { version });
    if (found.status === "done") throw refuse("upgrade/all-open", { version });
    const candidates = await candidatesOf(tx, version, stage);
    if (!despiteNewer) await mustBeNewest(tx, found, candidates);
    const { stageNo, added } = await writeStage(tx, actor, found, { ...stage, groupId }, candidates, now);
    if (added === 0 && stage.scope !== "all") throw refuse("upgrade/no-new-store", { version });
    const status = stage.scope === "all" ? ("done" as const) : ("staged" as const);
    const doneAt = status === "done" ? now.toISOString() : null;
    await sqlOf(tx)`update pos_packages set status = ${status}, done_at = ${doneAt}::text::timestamptz
                    where id = ${found.id}::int8`;
    const event = { type: "upgrade.stage-opened", documentType: "upgrade", documentId: found.id };
    const details = { stage: stageNo, stores: added, ...stage };
    await recordEvent(
      tx,
      actor,
      { ...event, before: { status: found.status }, after: { status }, details },
      now,
    );
    return { version, stage: stageNo, stores: added, status };
  });
}

/** A store that newly comes to a version older than what it may have or runs: that is hardly ever meant. */
async function mustBeNewest(
  tx: Tx,
  { id, version }: FoundPackage & { version: string },
  candidates: readonly Candidate[],
): Promise<void> {
  const ids = ints(candidates.map((store) => store.id));
  const known = await sqlOf(tx)<{ storeId: number; version: string }[]>`
    select k.store_id as "storeId", k.version
    from (select a.store_id, p.version from pos_allowed_stores a
          join pos_packages p on p.id = a.package_id and p.status <> 'withdrawn'
          union select t.store_id, t.version from pos_tills t
          where not exists (select from pos_packages w where w.version = t.version and w.status = 'withdrawn')) k
    where k.store_id = any(${ids}::text::int4[])
      and not exists (select from pos_allowed_stores b where b.package_id = ${id}::int8 and b.store_id = k.store_id)`;
  const newer = known
    .filter((one) => compareVersions(one.version, version) > 0)
    .toSorted((a, b) => compareVersions(b.version, a.version));
  const [newest] = newer;
  if (!newest) return;
  const stores = new Set(newer.map(({ storeId }) => storeId)).size;
  throw refuse("upgrade/older-version", { version, newer: newest.version, stores });
}

async function candidatesOf(tx: Tx, version: string, stage: StageInput): Promise<Candidate[]> {
  if (stage.scope === "percentage" || stage.scope === "all") {
    const all = await sqlOf(tx)<
      Candidate[]
    >`select id, code from stores where status <> 'closed' order by id`;
    return stage.scope === "all" ? all : shareOfStores(version, all, stage.percent);
  }
  const { stores, unknown } = await selectStores(tx, selectionOf(stage));
  const [first] = unknown;
  if (first === undefined) return stores;
  if (stage.scope === "route") throw refuse("upgrade/unknown-route", { route: first });
  if (stage.scope === "group") throw refuse("upgrade/unknown-group", { group: first });
  throw refuse("upgrade/unknown-store", { store: first });
}

function selectionOf(stage: Exclude<StageInput, { scope: "percentage" | "all" }>): StoreSelection {
  if (stage.scope === "route") return { by: "route", route: stage.route };
  if (stage.scope === "kind") return { by: "kind", kind: stage.kind };
  if (stage.scope === "group") return { by: "group", group: stage.group };
  return { by: "stores", stores: stage.stores };
}

/** The group that a stage is for. Locked against its end: whoever archives it waits until the stage stands. */
async function groupOf(tx: Tx, stage: StageInput): Promise<number | null> {
  if (stage.scope !== "group") return null;
  const { group } = stage;
  const [found] = await sqlOf(tx)<{ id: number; isArchived: boolean }[]>`
    select id, archived_at is not null as "isArchived" from store_groups where code = ${group} for share`;
  if (!found) throw refuse("upgrade/unknown-group", { group });
  if (found.isArchived) throw refuse("upgrade/archived-group", { group });
  return found.id;
}

async function writeStage(
  tx: Tx,
  actor: Actor,
  found: FoundPackage,
  stage: StageInput & { groupId: number | null },
  candidates: readonly Candidate[],
  now: Date,
): Promise<{ stageNo: number; added: number }> {
  const sql = sqlOf(tx);
  const [before] = await sql<{ stageNo: number }[]>`
    select coalesce(max(stage_no), 0) + 1 as "stageNo" from pos_stages where package_id = ${found.id}::int8`;
  const stageNo = before?.stageNo ?? 1;
  const at = sql`${now.toISOString()}::text::timestamptz`;
  const percent = stage.scope === "percentage" ? stage.percent : null;
  const [row] = await sql<{ id: number }[]>`
    insert into pos_stages (package_id, stage_no, scope, percent, store_kind, route_id, group_id, store_count, opened_at, opened_by_name)
    values (${found.id}::int8, ${stageNo}::int2, ${stage.scope}, ${percent}::int2, ${stage.scope === "kind" ? stage.kind : null},
            (select id from routes where code = ${stage.scope === "route" ? stage.route : null}), ${stage.groupId}::int4, 0, ${at}, ${actor.name})
    returning id`;
  const added = await sql`
    insert into pos_allowed_stores (package_id, store_id, stage_id, allowed_at)
    select distinct ${found.id}::int8, k.id, ${row?.id ?? 0}::int8, ${at}
    from unnest(${ints(candidates.map(({ id }) => id))}::text::int4[]) as k (id)
    on conflict do nothing`;
  await sql`update pos_stages set store_count = ${added.count}::int4 where id = ${row?.id ?? 0}::int8`;
  return { stageNo, added: added.count };
}
