import { refusals } from "@/server/shared/domain-error";
import type { RowError } from "./schema";

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
      `${d.errorCount} of the ${d.rows} rows cannot be imported; nothing was changed. Correct them and send the file again.`,
    zh: (d) => `${d.rows} 行中有 ${d.errorCount} 处错误，未做任何更改。请更正后重新导入。`,
  },
  "import/too-many-rows": {
    status: 422,
    en: (d: { max: number }) =>
      `The file has more than ${d.max} rows: split it and send the parts one after the other.`,
    zh: (d) => `文件超过 ${d.max} 行，请拆分后依次导入。`,
  },
  "import/unknown-kind": {
    status: 404,
    en: (d: { kind: string; kinds: string }) => `There is no import of ${d.kind}: the kinds are ${d.kinds}.`,
    zh: (d) => `没有 ${d.kind} 这种导入，可选：${d.kinds}。`,
  },
});

/** A file that cannot be understood as a whole: bad input (400), not a refusal. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";

  constructor(
    readonly code:
      | "import/unreadable-file"
      | "import/missing-column"
      | "import/unknown-column"
      | "import/repeated-column",
    readonly en: string,
    readonly zh: string,
  ) {
    super(en);
  }
}
