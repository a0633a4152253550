import type { ProofQuery } from "@/server/proof/checks/check";

/** A statement opens with what the account had, closes with what its entries make of it, and the next one goes on there. */
const balances: ProofQuery = {
  checks: { "statement-opening": "fen", "statement-closing": "fen", "statement-next-opening": "fen" },
  sql: `
    select v.name, s.statement_no as what, v.expected, v.actual
    from account_statements s
    cross join lateral (
      select coalesce(sum(amount_fen) filter (where business_on < s.month), 0)::int8 as opening,
             coalesce(sum(amount_fen), 0)::int8 as closing
      from account_entries e where e.account_id = s.account_id and e.business_on < s.month + interval '1 month') e
    left join account_statements n on n.account_id = s.account_id and n.month = s.month + interval '1 month'
    cross join lateral (values
      ('statement-opening', e.opening, s.opening_fen),
      ('statement-closing', e.closing, s.closing_fen),
      ('statement-next-opening', s.closing_fen, coalesce(n.opening_fen, s.closing_fen))) v (name, expected, actual)`,
};

/** The text is the one that was stored, and says the same sums. */
const contents: ProofQuery = {
  checks: { "statement-content": "number", "statement-content-closing": "fen" },
  sql: `
    select v.name, s.statement_no as what, v.expected, v.actual
    from account_statements s
    cross join lateral (values
      ('statement-content', 1,
       (encode(sha256(convert_to(s.content, 'UTF8')), 'hex') = s.content_hash)::int4),
      ('statement-content-closing', s.closing_fen,
       round((s.content::jsonb ->> 'closing')::numeric * 100)::int8)) v (name, expected, actual)`,
};

/** Every account that had an entry by the end of a month whose statements are finished has its statement. */
const complete: ProofQuery = {
  checks: { "statements-complete": "number" },
  sql: `
    select 'statements-complete' as name, to_char(r.month, 'YYYY-MM') as what,
           (select count(*) from accounts a where exists (
              select from account_entries e
              where e.account_id = a.id and e.business_on < r.month + interval '1 month')) as expected,
           (select count(*) from account_statements s where s.month = r.month) as actual
    from statement_runs r where r.finished_at is not null`,
};

export const statementChecks = [balances, contents, complete];
