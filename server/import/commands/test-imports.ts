import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { DomainError } from "@/server/shared/domain-error";
import type { RefusedRows } from "../errors";
import { type ImportKind, type ImportMode, importKinds } from "../schema";
import { fileOf } from "../test-files";
import { type ImportedFile, importFile } from "./import-file";

/** For tests: the instant of every import unless told. */
export const morning = new Date("2026-03-10T09:00:00+08:00");

/** For tests: imports of CSV files into one database. */
export function importsInto(db: Db) {
  const run = (kind: ImportKind, content: Buffer, mode: ImportMode = "apply", now = morning) =>
    importFile(db, systemActor, { kind, mode, format: "csv", content }, now);
  return {
    run,
    /** What a refused file says, one "row column code" per error; an accepted file fails the test. */
    refusals: async (kind: ImportKind, content: Buffer, mode: ImportMode = "apply"): Promise<string[]> => {
      const error = await run(kind, content, mode).then(
        (outcome: ImportedFile) => new Error(`accepted: ${JSON.stringify(outcome)}`),
        (refused: unknown) => refused,
      );
      if (!(error instanceof DomainError)) throw error;
      const { errors } = error.details as RefusedRows;
      return errors ? errors.map(({ row, column, code }) => `${row} ${column} ${code}`) : [error.code];
    },
    /** The smallest chain: one good row of every kind. */
    loadSamples: async () => {
      for (const kind of importKinds) await run(kind, fileOf(kind));
    },
    version: async () => {
      const [row] = await sqlOf(db)<{ version: number }[]>`select version from catalog_version`;
      return row?.version;
    },
    /** Everything that imports write, as text: to see that nothing changed. */
    everything: async () => {
      const tables = [
        "dcs, categories, items, routes, plans, plan_lines, templates, template_versions, template_lines",
        "accounts, account_entries, credit_changes, stores, source_exceptions, dc_stock, dc_stock_entries",
        "dc_cost_closes, store_stock, store_stock_entries, promotions, promotion_stores, coupons, events, catalog_version",
      ].join(", ");
      const contents = tables
        .split(", ")
        .map((table) =>
          sqlOf(db).unsafe(`select '${table}' as at, t::text from ${table} t order by t::text`),
        );
      return JSON.stringify(await Promise.all(contents));
    },
  };
}
