import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { type Rollout, readRollout } from "@/server/upgrade/lock-rollout";
import { findPackage } from "@/server/upgrade/queries/find";
import { countColumns, type StoreCounts, storeProgress } from "@/server/upgrade/queries/progress-sql";
import { lineSeconds } from "@/server/upgrade/rules/line";
import type { PackageRef, packageStatuses, stageScopes, storeKinds } from "@/server/upgrade/schema";

export interface UpgradeStage extends StoreCounts {
  stage: number;
  scope: (typeof stageScopes)[number];
  percent: number | null;
  kind: (typeof storeKinds)[number] | null;
  route: string | null;
  group: string | null;
  groupName: string | null;
  openedAt: string;
  openedBy: string;
}

export interface UpgradeDetail {
  documentId: number;
  version: string;
  status: (typeof packageStatuses)[number];
  isPaused: boolean;
  sizeBytes: number;
  sha256: string;
  signature: string;
  withdrawReason: string;
  counts: StoreCounts;
  /** Stores that no stage has brought yet. */
  notYet: number;
  /** Seconds of a full line for the stores that still have to download, and for all stores. */
  lineSecondsLeft: number;
  lineSecondsAll: number;
  stages: UpgradeStage[];
  /** Tills on which it was installed and stayed, over time. */
  installs: { at: string; tills: number }[];
  rollout: Rollout;
}

/** How far the roll-out of a package is (R02). Refused: `upgrade/unknown-package`. */
export async function getUpgrade(
  db: DbOrTx,
  actor: Actor,
  { version }: PackageRef,
  now: Date,
): Promise<UpgradeDetail> {
  mustBeAbleTo(actor, "upgrade.read");
  const { id, ...found } = await findPackage(db, version);
  const sql = sqlOf(db);
  const rollout = await readRollout(db);
  const progress = storeProgress(sql, sql`a.package_id = ${id}::int8`);
  const stages = await sql<UpgradeStage[]>`
    select g.stage_no as stage, g.scope, g.percent, g.store_kind as kind, r.code as route, o.code as "group", o.name as "groupName", g.opened_at as "openedAt",
           g.opened_by_name as "openedBy", ${countColumns(sql)}
    from pos_stages g left join routes r on r.id = g.route_id left join store_groups o on o.id = g.group_id left join (${progress}) k on k.stage_id = g.id
    where g.package_id = ${id}::int8 group by g.id, r.code, o.id order by g.stage_no`;
  const [rest] = await sql<{ all: number; withdrawReason: string }[]>`
    select (select count(*) from stores where status <> 'closed')::int4 as all, withdraw_reason as "withdrawReason"
    from pos_packages where id = ${id}::int8`;
  const counts = sumOf(stages);
  const all = rest?.all ?? 0;
  const toDownload = counts.allowed + counts.downloading + counts.failed;
  return {
    documentId: id,
    ...found,
    withdrawReason: rest?.withdrawReason ?? "",
    counts,
    notYet: Math.max(0, all - counts.stores),
    lineSecondsLeft: lineSeconds(toDownload, found.sizeBytes, rollout.lineMbit),
    lineSecondsAll: lineSeconds(all, found.sizeBytes, rollout.lineMbit),
    stages: stages.map((stage) => ({ ...stage, openedAt: instantText(new Date(stage.openedAt)) })),
    installs: await installsOf(sql, id, now),
    rollout,
  };
}

const nothing: StoreCounts = {
  stores: 0,
  allowed: 0,
  downloading: 0,
  downloaded: 0,
  installed: 0,
  failed: 0,
  rolledBack: 0,
  alarms: 0,
};

function sumOf(stages: readonly StoreCounts[]): StoreCounts {
  const names = Object.keys(nothing) as (keyof StoreCounts)[];
  const sum = { ...nothing };
  for (const stage of stages) for (const name of names) sum[name] += stage[name];
  return sum;
}

/** A point each hour in which something changed, and one for now; what was installed and then failed or rolled back is taken off. */
async function installsOf(sql: Sql, packageId: number, now: Date): Promise<UpgradeDetail["installs"]> {
  const rows = await sql<{ at: string; change: number }[]>`
    select date_trunc('hour', c.at) as at, sum(c.change)::int4 as change
    from (select at, (state = 'installed')::int4 - coalesce((lag(state) over w = 'installed')::int4, 0) as change
          from pos_reports where package_id = ${packageId}::int8
          window w as (partition by store_id, till order by at, id)) c
    where c.change <> 0 group by 1 order by 1`;
  let tills = 0;
  const points = rows.map(({ at, change }) => {
    tills += change;
    return { at: instantText(new Date(new Date(at).getTime() + 3_600_000)), tills };
  });
  const first = rows[0];
  if (!first) return [];
  const last = points.filter((point) => new Date(point.at) < now);
  return [{ at: instantText(new Date(first.at)), tills: 0 }, ...last, { at: instantText(now), tills }];
}
