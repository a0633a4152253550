import type { ProofQuery } from "@/server/proof/checks/check";

/** What a closed month has is what was counted when it was closed: nothing has slipped in since (R09). */
const closed: ProofQuery = {
  checks: {
    "period-entries": "number",
    "period-income": "fen",
    "period-expense": "fen",
    "period-closing": "fen",
  },
  sql: `
    select v.name, to_char(p.month, 'YYYY-MM') as what, v.expected, v.actual
    from (select month, entry_count::int8 as entries, income_fen, expense_fen, closing_fen,
                 (month + interval '1 month')::date as next_month from periods) p
    left join lateral (
      select count(*) as entries, coalesce(sum(amount_fen) filter (where amount_fen > 0), 0)::int8 as income,
             coalesce(-sum(amount_fen) filter (where amount_fen < 0), 0)::int8 as expense
      from account_entries where business_on >= p.month and business_on < p.next_month) e on true
    left join lateral (
      select coalesce(sum(amount_fen), 0)::int8 as fen from account_entries where business_on < p.next_month) b on true
    cross join lateral (values
      ('period-entries', e.entries, p.entries),
      ('period-income', e.income, p.income_fen),
      ('period-expense', e.expense, p.expense_fen),
      ('period-closing', b.fen, p.closing_fen)) v (name, expected, actual)`,
};

export const periodChecks = [closed];
