import { DomainError, refusals } from "@/server/shared/domain-error";
import type { RowError } from "@/server/sheet/schema";

/** What a refused file answers with. */
export interface RefusedRows {
  kind: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** All of them, also those beyond the listed ones. */
  errorCount: number;
  errors: RowError[];
}

export const refuse = refusals({
  "import/rows-refused": {
    status: 422,
    en: (d: RefusedRows) =>
      `${d.errorCount === 1 ? "1 error" : `${d.errorCount} errors`} in ${d.rows} rows; nothing was changed. Correct the file and send it again.`,
    zh: (d) => `${d.rows} 行中有 ${d.errorCount} 处错误，未做任何更改。请更正后重新导入。`,
  },
  "import/missing-column": {
    status: 400,
    en: (d: { missing: readonly string[] }) => `Missing in the header row: ${d.missing.join(", ")}.`,
    zh: (d) => `表头缺少以下列：${d.missing.join(", ")}。`,
  },
  "import/unknown-column": {
    status: 400,
    en: (d: { column: string; columns: readonly string[] }) =>
      `Column "${d.column}" is not known: the columns are ${d.columns.join(", ")}.`,
    zh: (d) => `列 "${d.column}" 未知，可用的列：${d.columns.join(", ")}。`,
  },
  "import/repeated-column": {
    status: 400,
    en: (d: { column: string }) => `Column "${d.column}" is there twice: remove one.`,
    zh: (d) => `列 "${d.column}" 重复，请删除其一。`,
  },
  "import/unknown-kind": {
    status: 404,
    en: (d: { kind: string; kinds: string }) => `There is no import of ${d.kind}: the kinds are ${d.kinds}.`,
    zh: (d) => `没有 ${d.kind} 这种导入，可选：${d.kinds}。`,
  },
});

/** Whether this is the refusal of a file for its rows; then its details name them. */
export function isRowsRefused(error: unknown): error is DomainError & { details: RefusedRows } {
  return error instanceof DomainError && error.code === "import/rows-refused";
}
