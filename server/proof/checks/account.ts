import { isCod, isPrepaid, openStatuses, type ProofQuery, postedStatuses } from "@/server/proof/checks/check";

const balances: ProofQuery = {
  checks: { "account-balance": "fen", "account-entry-numbers": "number" },
  sql: `
    select v.name, a.code as what, v.expected, v.actual
    from accounts a
    left join (select account_id, sum(amount_fen)::int8 as fen, count(*) as entries, max(entry_no) as last
               from account_entries group by account_id) e on e.account_id = a.id
    cross join lateral (values
      ('account-balance', coalesce(e.fen, 0), a.balance_fen),
      ('account-entry-numbers', coalesce(e.entries, 0), a.last_entry_no::int8),
      ('account-entry-numbers', coalesce(e.last, 0)::int8, a.last_entry_no::int8)) v (name, expected, actual)`,
};

const runningBalances: ProofQuery = {
  checks: { "account-running-balance": "fen" },
  sql: `
    select 'account-running-balance' as name, a.code || ' ' || e.entry_no as what, e.expected, e.actual
    from (select account_id, entry_no, balance_after_fen as actual,
                 sum(amount_fen) over (partition by account_id order by entry_no)::int8 as expected
          from account_entries) e
    join accounts a on a.id = e.account_id`,
};

const held: ProofQuery = {
  checks: { "account-held": "fen" },
  sql: `
    select 'account-held' as name, a.code as what, coalesce(h.fen, 0) as expected, a.held_fen as actual
    from accounts a
    left join (select account_id, sum(amount_fen)::int8 as fen from account_holds where status = 'open'
               group by account_id) h on h.account_id = a.id`,
};

const openHolds: ProofQuery = {
  checks: { "holds-of-open-deliveries": "fen" },
  sql: `
    select 'holds-of-open-deliveries' as name, coalesce(d.delivery_no, 'hold of ' || h.cause_type || ' ' || h.cause_id) as what,
           d.allocated_fen as expected, h.amount_fen as actual
    from (select d.id, d.account_id, d.delivery_no, d.allocated_fen from deliveries d
          where d.status in ${openStatuses} and ${isPrepaid}) d
    full join (select * from account_holds where status = 'open') h
      on h.cause_type = 'delivery' and h.cause_id = d.id and h.account_id = d.account_id`,
};

const capturedHolds: ProofQuery = {
  checks: { "holds-captured": "fen" },
  sql: `
    select 'holds-captured' as name, coalesce(d.delivery_no, 'hold of ' || h.cause_type || ' ' || h.cause_id) as what,
           d.approved_fen as expected, h.captured_fen as actual
    from (select d.id, d.account_id, d.delivery_no, d.approved_fen from deliveries d
          where d.status in ${postedStatuses} and ${isPrepaid}) d
    full join (select * from account_holds where status = 'captured') h
      on h.cause_type = 'delivery' and h.cause_id = d.id and h.account_id = d.account_id`,
};

const charges: ProofQuery = {
  checks: { "delivery-charges": "fen" },
  sql: `
    select 'delivery-charges' as name, coalesce(d.delivery_no, e.document_no) as what,
           -d.approved_fen as expected, e.amount_fen as actual
    from (select d.id, d.account_id, d.delivery_no, d.approved_fen from deliveries d
          where d.status in ${postedStatuses} and ${isPrepaid} and d.approved_fen <> 0) d
    full join (select * from account_entries where reason = 'delivery') e
      on e.cause_type = 'delivery' and e.cause_id = d.id and e.account_id = d.account_id`,
};

const reversals: ProofQuery = {
  checks: { "delivery-reversals": "fen" },
  sql: `
    select 'delivery-reversals' as name, coalesce(d.delivery_no, e.document_no) as what,
           d.approved_fen as expected, e.amount_fen as actual
    from (select d.id, d.account_id, d.delivery_no, d.approved_fen from deliveries d
          where d.status = 'reversed' and ${isPrepaid} and d.approved_fen <> 0) d
    full join (select * from account_entries where reason = 'delivery_reversal') e
      on e.cause_type = 'delivery' and e.cause_id = d.id and e.account_id = d.account_id`,
};

const deposits: ProofQuery = {
  checks: { "deposits-posted": "fen" },
  sql: `
    select 'deposits-posted' as name, coalesce(p.deposit_no, e.document_no) as what,
           p.fen as expected, e.amount_fen as actual
    from (select id, account_id, deposit_no, 'deposit'::account_entry_reason as reason, received_fen as fen from deposits
          where status in ('approved', 'reversed')
          union all
          select id, account_id, deposit_no, 'deposit_reversal', -received_fen from deposits where status = 'reversed') p
    full join (select * from account_entries where reason in ('deposit', 'deposit_reversal')) e
      on e.cause_type = 'deposit' and e.cause_id = p.id and e.reason = p.reason and e.account_id = p.account_id`,
};

const codDues: ProofQuery = {
  checks: { "cod-dues": "fen" },
  sql: `
    select 'cod-dues' as name, coalesce(d.delivery_no, 'due of delivery ' || c.delivery_id) as what,
           d.fen as expected, c.amount_fen as actual
    from (select d.id, d.store_id, d.delivery_no,
                 coalesce(d.approved_fen, d.allocated_fen) - coalesce(n.credit_fen, 0) - coalesce(r.credit_fen, 0) as fen
          from deliveries d
          left join (select delivery_id, sum(credit_fen)::int8 as credit_fen from differences group by delivery_id) n
            on n.delivery_id = d.id
          left join (select w.delivery_id, sum(w.accepted_fen - w.clawback_fen)::int8 as credit_fen from return_draws w
                     join returns t on t.id = w.return_id and t.status = 'settled' group by w.delivery_id) r
            on r.delivery_id = d.id
          where d.status not in ('void', 'reversed') and ${isCod}) d
    full join (select * from cod_dues where status <> 'void') c on c.delivery_id = d.id and c.store_id = d.store_id`,
};

const codPaid: ProofQuery = {
  checks: { "cod-paid": "fen" },
  sql: `
    select 'cod-paid' as name, coalesce(d.delivery_no, 'due of delivery ' || c.delivery_id) as what,
           coalesce(a.fen, 0) as expected, c.paid_fen as actual
    from cod_dues c left join deliveries d on d.id = c.delivery_id
    left join (select delivery_id, sum(amount_fen)::int8 as fen from cod_allocations group by delivery_id) a
      on a.delivery_id = c.delivery_id`,
};

const codPayments: ProofQuery = {
  checks: { "cod-payments": "fen", "cod-reversals": "fen" },
  sql: `
    select v.name, p.payment_no as what, v.expected, v.actual
    from cod_payments p
    left join (select a.payment_id, sum(a.amount_fen)::int8 as fen, sum(a.amount_fen) filter (where c.store_id = q.store_id)::int8 as own
               from cod_allocations a join cod_dues c on c.delivery_id = a.delivery_id
               join cod_payments q on q.id = a.payment_id group by a.payment_id) a on a.payment_id = p.id
    left join cod_payments o on o.id = p.reverses_id
    cross join lateral (values
      ('cod-payments', coalesce(a.fen, 0), p.amount_fen),
      ('cod-payments', coalesce(a.own, 0), p.amount_fen),
      ('cod-reversals', case when p.kind = 'reversal' then coalesce(-o.amount_fen, 0) else p.amount_fen end, p.amount_fen))
      v (name, expected, actual)`,
};

export const accountChecks = [
  balances,
  runningBalances,
  held,
  openHolds,
  capturedHolds,
  charges,
  reversals,
  deposits,
  codDues,
  codPaid,
  codPayments,
];
