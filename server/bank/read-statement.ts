import { refuse } from "@/server/bank/errors";
import { type FileLines, plainHead, readLines } from "@/server/bank/rules/read-lines";
import { type BankMapping, bankMapping } from "@/server/bank/schema";
import { type RawTable, RowErrors } from "@/server/sheet";

const ourColumns = ["date", "amount", "payer_account", "payer_name", "note", "bank_reference"] as const;

/** The columns of the machine interface. */
export function mappingOfOurs(table: RawTable): BankMapping {
  const heads = (table[0] ?? []).map((cell) => plainHead(cell.text)).filter((head) => head !== "");
  const stranger = heads.find((head) => !ourColumns.some((column) => column === head));
  if (stranger !== undefined) throw refuse("bank/unknown-column", { column: stranger, columns: ourColumns });
  const ifThere = (column: (typeof ourColumns)[number]) => (heads.includes(column) ? column : "");
  return bankMapping.parse({
    headerRow: 1,
    date: "date",
    amountStyle: "signed",
    amount: "amount",
    payerAccount: ifThere("payer_account"),
    payerName: ifThere("payer_name"),
    notes: heads.includes("note") ? ["note"] : [],
    bankReference: ifThere("bank_reference"),
  });
}

/** All lines of a file, or the refusal that names every cell that cannot be read. */
export function linesOrRefusal(table: RawTable, mapping: BankMapping): FileLines {
  const errors = new RowErrors();
  const file = readLines(table, mapping, errors);
  if (errors.count > 0)
    throw refuse("bank/rows-refused", {
      rows: file.count,
      errorCount: errors.count,
      errors: errors.listed(),
    });
  if (file.lines.length === 0) throw refuse("bank/no-lines");
  return file;
}
