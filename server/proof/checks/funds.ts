import type { ProofQuery } from "@/server/proof/checks/check";

const corrections: ProofQuery = {
  checks: { "corrections-posted": "fen" },
  sql: `
    select 'corrections-posted' as name, coalesce(c.correction_no, e.document_no) as what, c.fen as expected,
           e.amount_fen as actual
    from (select id, correction_no, kind::text as reason, account_id,
                 case when kind = 'adjustment' then amount_fen else -amount_fen end as fen
          from corrections where status = 'approved'
          union all
          select id, correction_no, kind::text, to_account_id, amount_fen from corrections
          where status = 'approved' and to_account_id is not null) c
    full join (select * from account_entries where cause_type = 'adjustment') e
      on e.cause_id = c.id and e.reason::text = c.reason and e.account_id = c.account_id`,
};

/** Two persons, and a reversal takes back exactly what was posted. */
const reversals: ProofQuery = {
  checks: { "corrections-two-persons": "number", "correction-reversals": "fen" },
  sql: `
    select v.name, c.correction_no as what, v.expected, v.actual
    from corrections c left join corrections o on o.id = c.reverses_id
    cross join lateral (values
      ('corrections-two-persons', 0::int8, (c.status = 'approved' and c.requested_by = c.decided_by)::int::int8),
      ('correction-reversals', case when c.reverses_id is null then c.amount_fen
                                    when c.kind = 'adjustment' and o.status = 'approved' then -o.amount_fen
                                    when o.status = 'approved' and o.account_id = c.to_account_id and o.to_account_id = c.account_id
                                      then o.amount_fen end, c.amount_fen)) v (name, expected, actual)`,
};

const charges: ProofQuery = {
  checks: { "charges-posted": "fen" },
  sql: `
    select 'charges-posted' as name, coalesce(c.charge_no, e.document_no) as what,
           case c.kind when 'fee' then -c.amount_fen else c.amount_fen end as expected, e.amount_fen as actual
    from account_charges c
    full join (select * from account_entries where cause_type = 'charge') e
      on e.cause_id = c.id and e.account_id = c.account_id and e.reason::text = c.kind::text`,
};

const credit: ProofQuery = {
  checks: { "credit-history": "fen" },
  sql: `
    select 'credit-history' as name, a.code || ' ' || k.kind as what, coalesce(h.credit_limit_fen, 0) as expected,
           case when k.kind = 'limit' then a.credit_limit_fen else a.temporary_credit_fen end as actual
    from accounts a
    cross join (select unnest(enum_range(null::credit_kind)) as kind) k
    left join (select distinct on (account_id, kind) account_id, kind, credit_limit_fen from credit_changes
               order by account_id, kind, id desc) h on h.account_id = a.id and h.kind = k.kind`,
};

/** Credits, corrections, fees and rebates. */
export const fundsChecks = [corrections, reversals, charges, credit];
