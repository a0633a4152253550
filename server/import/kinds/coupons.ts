import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { code, day, money, optional, required } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, kind } from "../kind";
import { problem } from "../problems";
import { findReferences } from "../references";
import { compareRows, writeChanges } from "../upsert";

const target = {
  table: "coupons",
  key: { code: "text" },
  values: {
    account_id: "int4",
    value_fen: "int8",
    min_order_fen: "int8",
    valid_from: "date",
    valid_to: "date",
  },
};

/** Coupons given to accounts (2.9). One that is reserved, used or void can no longer be changed. */
export const coupons = kind({
  columns: {
    code: required(code),
    account: required(code),
    value: required(money(1)),
    min_order: optional(money(), 0),
    valid_from: required(day),
    valid_to: required(day),
  },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    const accountOf = await findReferences(
      context,
      "account",
      rows.map((row) => row.account),
    );
    const changes = await compareRows(
      context,
      target,
      rows.map((row) => ({
        code: row.code,
        account_id: accountOf(row, "account", row.account) ?? 0,
        value_fen: row.value,
        min_order_fen: row.min_order,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
      })),
    );
    const updated = new Set(changes.updated.map(({ next }) => next.code));
    const bound = await sqlOf(context.tx)<{ code: string; status: string }[]>`
      select code, status from coupons
      where status <> 'active' and code in (select unnest(${texts([...updated].map(String))}::text::text[]))`;
    const statusOf = new Map(bound.map((coupon) => [coupon.code, coupon.status]));
    for (const row of rows) {
      const status = statusOf.get(row.code);
      if (status) complain(context, row, "code", problem("coupon/in-use", { code: row.code, status }));
      if (row.valid_to >= row.valid_from) continue;
      const period = { from: row.valid_from, to: row.valid_to };
      complain(context, row, "valid_to", problem("import/period-reversed", period));
    }
    return {
      created: changes.created.length,
      updated: changes.updated.length,
      unchanged: changes.unchanged,
      write: () => writeChanges(context, target, changes),
    };
  },
});
