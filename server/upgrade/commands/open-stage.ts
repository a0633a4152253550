import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/upgrade/errors";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import { type FoundPackage, findPackage } from "@/server/upgrade/queries/find";
import { shareOfStores } from "@/server/upgrade/rules/share-of-stores";
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
 * Lets more stores have a package (R02): a list of them, a route with everything below it, a kind of store, a percentage of all, or
 * every store, those that open later too. Stores of earlier stages stay. Refused: `upgrade/unknown-package`,
 * `upgrade/withdrawn`, `upgrade/all-open`, `upgrade/unknown-store`, `upgrade/unknown-route`, and `upgrade/no-new-store` where the
 * stage brings nobody, which is what the same stage again comes to. Two at once follow one another.
 */
export async function openStage(
  db: DbOrTx,
  actor: Actor,
  { version, stage }: OpenStageInput,
  now: Date,
): Promise<OpenedStage> {
  mustBeAbleTo(actor, "upgrade.manage");
  return inTransaction(db, async (tx) => {
    await lockRollout(tx);
    const found = await findPackage(tx, version);
    if (found.status === "withdrawn") throw refuse("upgrade/withdrawn", { version });
    if (found.status === "done") throw refuse("upgrade/all-open", { version });
    const candidates = await candidatesOf(tx, version, stage);
    const { stageNo, added } = await writeStage(tx, actor, found, stage, candidates, now);
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

async function candidatesOf(tx: Tx, version: string, stage: StageInput): Promise<Candidate[]> {
  const sql = sqlOf(tx);
  const open = sql`status <> 'closed'`;
  if (stage.scope === "route") {
    const [route] = await sql<{ id: number }[]>`select id from routes where code = ${stage.route}`;
    if (!route) throw refuse("upgrade/unknown-route", { route: stage.route });
    return sql<Candidate[]>`
      with recursive below as (
        select id from routes where id = ${route.id}::int4
        union all select r.id from routes r join below on r.parent_id = below.id)
      select id, code from stores where ${open} and route_id in (select id from below)`;
  }
  const all = await sql<
    (Candidate & { kind: string })[]
  >`select id, code, kind from stores where ${open} order by id`;
  if (stage.scope === "kind") return all.filter(({ kind }) => kind === stage.kind);
  if (stage.scope === "percentage") return shareOfStores(version, all, stage.percent);
  if (stage.scope === "all") return all;
  const byCode = new Map(all.map((store) => [store.code, store]));
  return stage.stores.map((store) => {
    const known = byCode.get(store);
    if (!known) throw refuse("upgrade/unknown-store", { store });
    return known;
  });
}

async function writeStage(
  tx: Tx,
  actor: Actor,
  found: FoundPackage,
  stage: StageInput,
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
    insert into pos_stages (package_id, stage_no, scope, percent, store_kind, route_id, store_count, opened_at, opened_by_name)
    values (${found.id}::int8, ${stageNo}::int2, ${stage.scope}, ${percent}::int2, ${stage.scope === "kind" ? stage.kind : null},
            (select id from routes where code = ${stage.scope === "route" ? stage.route : null}), 0, ${at}, ${actor.name})
    returning id`;
  const added = await sql`
    insert into pos_allowed_stores (package_id, store_id, stage_id, allowed_at)
    select distinct ${found.id}::int8, k.id, ${row?.id ?? 0}::int8, ${at}
    from unnest(${ints(candidates.map(({ id }) => id))}::text::int4[]) as k (id)
    on conflict do nothing`;
  await sql`update pos_stages set store_count = ${added.count}::int4 where id = ${row?.id ?? 0}::int8`;
  return { stageNo, added: added.count };
}
