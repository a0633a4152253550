import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";

/** The numbers of the slips that a line pays for. */
export async function depositsOfLine(db: DbOrTx, lineId: number): Promise<string[]> {
  const rows = await sqlOf(db)<{ deposit: string }[]>`
    select d.deposit_no as deposit from bank_matches m join deposits d on d.id = m.deposit_id
    where m.line_id = ${lineId} order by d.id`;
  return rows.map(({ deposit }) => deposit);
}

/** Whether exactly these lines pay for exactly these slips already. */
export async function isMatched(
  db: DbOrTx,
  lines: readonly { id: number }[],
  slips: readonly { id: number }[],
): Promise<boolean> {
  const ids = ints(lines.map((line) => line.id));
  const rows = await sqlOf(db)<{ lineId: number; depositId: number }[]>`
    select line_id as "lineId", deposit_id as "depositId" from bank_matches
    where line_id = any(${ids}::int8[])`;
  return (
    rows.length === lines.length * slips.length &&
    lines.every(({ id }) => rows.some((row) => row.lineId === id)) &&
    slips.every(({ id }) => rows.some((row) => row.depositId === id))
  );
}
