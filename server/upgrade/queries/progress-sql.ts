import type { Fragment, Sql } from "@/db/client";

/**
 * What has become of each store that may have a package, one row a store: `failed` and `rolled_back` where any till of it is;
 * `installed` when every till that asks has installed it; then `downloaded`, `downloading`, `allowed`.
 */
export function storeProgress(sql: Sql, packageIs: Fragment) {
  return sql`
    select a.package_id, a.stage_id, a.store_id,
      case when s.failed > 0 then 'failed'
           when s.rolled_back > 0 then 'rolled_back'
           when s.installed > 0 and s.installed >= coalesce(t.tills, 0) then 'installed'
           when s.installed + s.downloaded > 0 then 'downloaded'
           when d.store_id is not null then 'downloading'
           else 'allowed' end as progress,
      coalesce(s.alarms, 0) as alarms
    from pos_allowed_stores a
    left join (select package_id, store_id, count(*) filter (where state = 'failed') as failed,
                      count(*) filter (where state = 'rolled_back') as rolled_back,
                      count(*) filter (where state = 'installed') as installed,
                      count(*) filter (where state = 'downloaded') as downloaded,
                      count(*) filter (where state = 'failed' and failures >= 3) as alarms
               from pos_till_states group by 1, 2) s on s.package_id = a.package_id and s.store_id = a.store_id
    left join (select store_id, count(*) as tills from pos_tills group by 1) t on t.store_id = a.store_id
    left join pos_downloads d on d.package_id = a.package_id and d.store_id = a.store_id and d.ended_at is null
    where ${packageIs}`;
}

/** Stores by what has become of them. */
export interface StoreCounts {
  stores: number;
  allowed: number;
  downloading: number;
  downloaded: number;
  installed: number;
  failed: number;
  rolledBack: number;
  /** Tills that failed three times or more and have not installed it since. */
  alarms: number;
}

/** The counts as columns over rows of `storeProgress`, named `k`. */
export const countColumns = (sql: Sql) => sql`
  count(k.store_id)::int4 as stores,
  count(*) filter (where k.progress = 'allowed')::int4 as allowed,
  count(*) filter (where k.progress = 'downloading')::int4 as downloading,
  count(*) filter (where k.progress = 'downloaded')::int4 as downloaded,
  count(*) filter (where k.progress = 'installed')::int4 as installed,
  count(*) filter (where k.progress = 'failed')::int4 as failed,
  count(*) filter (where k.progress = 'rolled_back')::int4 as "rolledBack",
  coalesce(sum(k.alarms), 0)::int4 as alarms`;
