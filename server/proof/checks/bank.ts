import type { ProofQuery } from "@/server/proof/checks/check";

/** A line is used once: all of it or nothing, whether by one slip or shared by several. */
const lines: ProofQuery = {
  checks: { "bank-lines-used-once": "fen", "bank-line-use": "fen" },
  sql: `
    select v.name, l.line_no as what, v.expected, v.actual
    from bank_lines l
    left join (select line_id, sum(amount_fen)::int8 as fen from bank_matches group by line_id) m on m.line_id = l.id
    cross join lateral (values
      ('bank-lines-used-once', case when m.fen is null then 0 else l.amount_fen end, coalesce(m.fen, 0)),
      ('bank-line-use', coalesce(m.fen, 0), l.matched_fen)) v (name, expected, actual)`,
};

/** A slip knows what its lines bring, and was approved for exactly that (5.5: deposits approved = bank lines used). */
const slips: ProofQuery = {
  checks: { "deposit-bank-money": "fen", "deposits-received-in-bank": "fen" },
  sql: `
    select v.name, coalesce(d.deposit_no, 'slip ' || m.deposit_id) as what, v.expected, v.actual
    from deposits d
    full join (select deposit_id, sum(amount_fen)::int8 as fen from bank_matches group by deposit_id) m
      on m.deposit_id = d.id
    cross join lateral (values
      ('deposit-bank-money', coalesce(m.fen, 0), d.matched_fen),
      ('deposits-received-in-bank', case when d.status = 'approved' and m.fen is not null then m.fen end,
         case when d.status = 'approved' and m.fen is not null then d.received_fen end)) v (name, expected, actual)
    where v.name = 'deposit-bank-money' or v.expected is not null or v.actual is not null`,
};

/** Lines and matches point at what is there; the file says how many lines it brought. */
const files: ProofQuery = {
  checks: { "bank-statement-lines": "number" },
  sql: `
    select 'bank-statement-lines' as name, coalesce(s.statement_no, 'file ' || l.statement_id) as what,
           coalesce(l.lines, 0) as expected, s.imported_count::int8 as actual
    from bank_statements s
    full join (select statement_id, count(*) as lines from bank_lines group by statement_id) l
      on l.statement_id = s.id`,
};

export const bankChecks = [lines, slips, files];
