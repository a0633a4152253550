import { type RowError, rowErrorsMax } from "./schema";

/** What is wrong with a cell or a row: a stable code, and a sentence in both languages that says what to do. */
export interface RowProblem {
  code: string;
  en: string;
  zh: string;
}

/** Collects what is wrong with the rows of a file. */
export class RowErrors {
  private readonly list: RowError[] = [];
  private readonly badRows = new Set<number>();
  count = 0;

  add(row: number, column: string, found: RowProblem): void {
    this.count += 1;
    this.badRows.add(row);
    this.list.push({ row, column, code: found.code, sentence: { en: found.en, zh: found.zh } });
  }

  has(row: number): boolean {
    return this.badRows.has(row);
  }

  /** The first thousand in the order of the file. */
  listed(): RowError[] {
    return this.list.sort((a, b) => a.row - b.row).slice(0, rowErrorsMax);
  }
}
