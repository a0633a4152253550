import type { ProofQuery } from "@/server/proof/checks/check";

/** What the board says of a till is what it reported last; its failures are those since it last installed the package. */
const tillStates: ProofQuery = {
  checks: { "upgrade-tills": "number", "upgrade-failures": "number" },
  sql: `
    select 'upgrade-tills' as name, p.version || ' ' || s.code || '/' || coalesce(l.till, x.till) as what,
           1 as expected, case when l.state = x.state and l.at = x.at then 1 else 0 end as actual
    from (select distinct on (package_id, store_id, till) package_id, store_id, till, state, at from pos_reports
          order by package_id, store_id, till, at desc, id desc) l
    full join pos_till_states x using (package_id, store_id, till)
    join pos_packages p on p.id = package_id join stores s on s.id = store_id
    union all
    select 'upgrade-failures', p.version || ' ' || s.code || '/' || x.till, coalesce(f.failures, 0), x.failures
    from pos_till_states x
    left join (select r.package_id, r.store_id, r.till, count(*) as failures
               from pos_reports r
               left join (select package_id, store_id, till, max(at) as at from pos_reports where state = 'installed'
                          group by 1, 2, 3) i using (package_id, store_id, till)
               where r.state = 'failed' and (i.at is null or r.at > i.at) group by 1, 2, 3) f using (package_id, store_id, till)
    join pos_packages p on p.id = x.package_id join stores s on s.id = x.store_id`,
};

/** A stage brought as many stores as it says; a package is as large as its pieces. */
const rollout: ProofQuery = {
  checks: { "upgrade-stages": "number", "upgrade-sizes": "number" },
  sql: `
    select 'upgrade-stages' as name, p.version || ' ' || g.stage_no as what, g.store_count as expected, coalesce(a.stores, 0) as actual
    from pos_stages g join pos_packages p on p.id = g.package_id
    left join (select stage_id, count(*) as stores from pos_allowed_stores group by 1) a on a.stage_id = g.id
    union all
    select 'upgrade-sizes', p.version, p.size_bytes, coalesce(sum(k.bytes), 0)
    from pos_packages p left join pos_package_parts k on k.package_id = p.id group by p.id`,
};

export const upgradeChecks = [tillStates, rollout];
