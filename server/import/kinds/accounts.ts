import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { postEntries } from "@/server/account";
import { code, day, money, optional, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { type ImportContext, kind } from "../kind";
import type { FileRow } from "../read-rows";
import { idsByCode } from "../references";
import { type Changes, compareRows, writeChanges } from "../upsert";

/** An opening balance may be a debt, so it may be negative. */
const anyMoney = money(-100_000_000_000);

const columns = {
  code: required(code),
  name: required(text(200)),
  credit_limit: optional(money(), 0),
  credit_valid_to: optional(day, null),
  opening_balance: optional(anyMoney, 0),
};
type Row = FileRow<typeof columns>;

const target = {
  table: "accounts",
  key: { code: "text" },
  values: { name: "text", credit_limit_fen: "int8", credit_valid_to: "date" },
};

/**
 * Prepaid accounts with their credit limits (R08). The opening balance is booked once, when the account is new; later
 * files cannot change it (rulings 34). Every change of a limit or its last day is kept with who made it.
 */
export const accounts = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    const changes = await compareRows(
      context,
      target,
      rows.map((row) => ({
        code: row.code,
        name: row.name,
        credit_limit_fen: row.credit_limit,
        credit_valid_to: row.credit_valid_to,
      })),
    );
    return {
      created: changes.created.length,
      updated: changes.updated.length,
      unchanged: changes.unchanged,
      write: async () => {
        await writeChanges(context, target, changes);
        await recordCredit(context, changes);
        await postOpenings(context, rows, changes);
      },
    };
  },
});

async function recordCredit(context: ImportContext, changes: Changes): Promise<void> {
  const granted = [...changes.created, ...changes.updated].filter(
    ({ next, before }) =>
      next.credit_limit_fen !== (before?.credit_limit_fen ?? 0) ||
      next.credit_valid_to !== (before?.credit_valid_to ?? null),
  );
  if (granted.length === 0) return;
  await sqlOf(context.tx)`
    insert into credit_changes (account_id, credit_limit_fen, credit_valid_to, reason, actor_name, changed_at)
    select a.id, a.credit_limit_fen, a.credit_valid_to, 'import', ${context.actor.name}, ${context.now.toISOString()}::text::timestamptz
    from accounts a where a.code in (select unnest(${texts(granted.map(({ next }) => String(next.code)))}::text::text[]))
    order by a.id`;
}

/** The account itself is the cause of its opening: the ledger's unique index lets it happen once. */
async function postOpenings(context: ImportContext, rows: Row[], changes: Changes): Promise<void> {
  const created = new Set(changes.created.map(({ next }) => next.code));
  const opened = rows.filter((row) => row.opening_balance !== 0 && created.has(row.code));
  const ids = await idsByCode(
    context,
    "account",
    opened.map((row) => row.code),
  );
  await postEntries(
    context.tx,
    opened.map((row) => {
      const accountId = ids.get(row.code) ?? 0;
      return {
        accountId,
        amountFen: row.opening_balance,
        reason: "opening" as const,
        cause: { type: "import" as const, id: accountId },
        documentNo: `OPENING-${row.code}`,
      };
    }),
    context.now,
  );
}
