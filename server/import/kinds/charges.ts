import { column, ints, texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { postEntries } from "@/server/account";
import { businessDayOf } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { code, money, oneOf, optional, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import { findReferences } from "../references";

interface Charge {
  no: string;
  kind: "fee" | "rebate";
  accountId: number;
  storeId: number | null;
  amountFen: number;
  remark: string;
}

/**
 * Fees and rebates of accounts (5.5): each row is one entry with the row as its cause, and its number counts once for ever.
 * The same row again changes nothing; the same number with something else is refused. A fee is charged even below the limit.
 */
export const charges = kind({
  ability: "charge.post",
  columns: {
    reference: required(code),
    account: required(code),
    kind: required(oneOf("fee", "rebate")),
    amount: required(money(1)),
    store: optional(code, null),
    remark: optional(text(200), ""),
  },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "reference", (row) => row.reference);
    const accountOf = await findReferences(
      context,
      "account",
      column(rows, (row) => row.account),
    );
    const storeOf = await findReferences(
      context,
      "store",
      column(rows, (row) => row.store),
    );
    const before = await readPosted(
      context,
      column(rows, (row) => row.reference),
    );
    const added: Charge[] = [];
    let unchanged = 0;
    for (const row of rows) {
      const charge = {
        no: row.reference,
        kind: row.kind,
        accountId: accountOf(row, "account", row.account) ?? 0,
        storeId: row.store === null ? null : (storeOf(row, "store", row.store) ?? 0),
        amountFen: row.amount,
        remark: row.remark,
      };
      const posted = before.get(row.reference);
      if (posted === undefined) added.push(charge);
      else if (posted === keyOf(charge)) unchanged += 1;
      else complain(context, row, "reference", problem("charge/posted-otherwise", { no: row.reference }));
    }
    return { created: added.length, updated: 0, unchanged, write: () => post(context, added) };
  },
});

const keyOf = ({ kind: word, accountId, storeId, amountFen, remark }: Omit<Charge, "no">) =>
  JSON.stringify([word, accountId, storeId, amountFen, remark]);

async function readPosted(context: ImportContext, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await sqlOf(context.tx)<Charge[]>`
    select charge_no as no, kind, account_id as "accountId", store_id as "storeId", amount_fen as "amountFen", remark
    from account_charges where charge_no in (select unnest(${texts(numbers)}::text::text[]))`;
  return new Map(rows.map((row) => [row.no, keyOf(row)]));
}

async function post({ tx, actor, now }: ImportContext, added: readonly Charge[]): Promise<void> {
  const rows = await sqlOf(tx)<{ id: number; no: string }[]>`
    insert into account_charges (charge_no, kind, account_id, store_id, amount_fen, remark, imported_by_name, business_on,
                                 imported_at)
    select c.*, ${actor.name}, booking_day(${businessDayOf(now)}::text::date), ${now.toISOString()}::text::timestamptz
    from unnest(${texts(column(added, (c) => c.no))}::text::text[],
                ${texts(column(added, (c) => c.kind))}::text::charge_kind[],
                ${ints(column(added, (c) => c.accountId))}::text::int4[],
                ${ints(column(added, (c) => c.storeId))}::text::int4[],
                ${ints(column(added, (c) => c.amountFen))}::text::int8[],
                ${texts(column(added, (c) => c.remark))}::text::text[]) c
    returning id, charge_no as no`;
  const idOf = new Map(rows.map(({ id, no }) => [no, id]));
  const entries = added.map((charge) => {
    const id = idOf.get(charge.no);
    invariant(id, `charge ${charge.no} was just written`);
    return {
      accountId: charge.accountId,
      amountFen: charge.kind === "fee" ? -charge.amountFen : charge.amountFen,
      reason: charge.kind,
      cause: { type: "charge" as const, id },
      documentNo: charge.no,
      storeId: charge.storeId,
      remark: charge.remark,
    };
  });
  await postEntries(tx, entries, now);
}
