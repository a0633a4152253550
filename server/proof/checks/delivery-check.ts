import type { ProofQuery } from "@/server/proof/checks/check";

/** A delivery order waits for its check exactly while it is picked and its check is open: nothing leaves unseen, nothing is stuck. */
export const checkChecks: ProofQuery[] = [
  {
    checks: { "checks-due": "number" },
    sql: `
      select 'checks-due' as name, coalesce(d.delivery_no, 'delivery ' || c.delivery_id) as what,
             (c.status in ('waiting', 'counted') and d.status = 'picked')::int::int8 as expected, d.check_due::int::int8 as actual
      from (select * from deliveries where check_due) u
      full join delivery_checks c on c.delivery_id = u.id
      left join deliveries d on d.id = coalesce(u.id, c.delivery_id)`,
  },
];
