import { sqlOf } from "@/db/client";
import { code, money, oneOf, optional, required, returnPolicy, text, whole } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";
import { upsert } from "../upsert";

const columns = {
  code: required(code),
  name: required(text(200)),
  kind: required(oneOf("franchise", "direct", "independent")),
  settlement: required(oneOf("prepaid", "cod")),
  account: optional(code, null),
  cod_limit: optional(money(), null),
  plan: required(code),
  template: required(code),
  route: required(code),
  stop_sequence: optional(whole(0, 9_999), 0),
  phone: optional(text(40), ""),
  return_policy: optional(returnPolicy, { kind: "none" as const }),
};
type Row = FileRow<typeof columns>;

const target = {
  table: "stores",
  key: { code: "text" },
  values: {
    name: "text",
    kind: "store_kind",
    settlement: "settlement_kind",
    account_id: "int4",
    cod_limit_fen: "int8",
    plan_id: "int4",
    template_id: "int4",
    route_id: "int4",
    stop_sequence: "int4",
    phone: "text",
    return_policy: "return_policy_kind",
    return_monthly_fen: "int8",
    return_ratio_bp: "int4",
  },
};

/**
 * Stores with their one plan, template and route (R16, R23, R24), account and settlement (R05, R07). A row moves a store;
 * documents that are open finish on the terms they were made with. Whether a store is suspended or closed stays.
 */
export const stores = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    if (context.isApplying) await sqlOf(context.tx)`select pg_advisory_xact_lock_shared(hashtext('routes'))`;
    const refer = await referencesOf(context, rows);
    const inner = await innerRoutes(context);
    const values = rows.map((row) => {
      complainAboutMoney(context, row);
      if (inner.has(row.route))
        complain(context, row, "route", problem("store/route-not-leaf", { route: row.route }));
      return { ...plainValues(row), ...refer(row) };
    });
    return upsert(context, target, values);
  },
});

async function referencesOf(context: ImportContext, rows: Row[]) {
  const codesOf = (column: "account" | "plan" | "template" | "route") => rows.map((row) => row[column]);
  const accountOf = await findReferences(context, "account", codesOf("account"));
  const planOf = await findReferences(context, "plan", codesOf("plan"));
  const templateOf = await findReferences(context, "template", codesOf("template"));
  const routeOf = await findReferences(context, "route", codesOf("route"));
  return (row: Row) => ({
    account_id: row.account === null ? null : (accountOf(row, "account", row.account) ?? 0),
    plan_id: planOf(row, "plan", row.plan) ?? 0,
    template_id: templateOf(row, "template", row.template) ?? 0,
    route_id: routeOf(row, "route", row.route) ?? 0,
  });
}

/** A direct store has no account; others pay from one, or on delivery up to a limit (R05, rulings 15). */
function complainAboutMoney(context: ImportContext, row: Row): void {
  const isDirect = row.kind === "direct";
  if (isDirect && row.account !== null) {
    complain(
      context,
      row,
      "account",
      problem("import/not-used-here", { column: "account", because: "kind is direct" }),
    );
  }
  const wanted = row.settlement === "prepaid" ? ("account" as const) : ("cod_limit" as const);
  if (isDirect || row[wanted] !== null) return;
  const because = `settlement is ${row.settlement}`;
  complain(context, row, wanted, problem("import/needed-here", { column: wanted, because }));
}

function plainValues(row: Row) {
  const policy = row.return_policy;
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    settlement: row.settlement,
    cod_limit_fen: row.cod_limit,
    stop_sequence: row.stop_sequence,
    phone: row.phone,
    return_policy: policy.kind,
    return_monthly_fen: policy.kind === "monthly" ? policy.monthlyFen : null,
    return_ratio_bp: policy.kind === "ratio" ? policy.ratioBp : null,
  };
}

async function innerRoutes(context: ImportContext): Promise<Set<string>> {
  const rows = await sqlOf(context.tx)<{ code: string }[]>`
    select code from routes where id in (select parent_id from routes)`;
  return new Set(rows.map((row) => row.code));
}
