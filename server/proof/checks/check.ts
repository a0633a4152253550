/** What a check's difference is counted in. */
export type Unit = "fen" | "each" | "micro" | "number";

/**
 * One query of the proof. It compares, row by row, what a figure must be by the rows it stands for (`expected`) with what is
 * stored (`actual`): columns `name` (which check), `what` (which record, as people know it), `expected`, `actual`, whole
 * numbers, null where there is nothing. One query may serve several checks that read the same rows.
 */
export interface ProofQuery {
  checks: Readonly<Record<string, Unit>>;
  sql: string;
}

/** States of deliveries whose hold and reservation are open, and those whose money and goods have moved. */
export const openStatuses = "('created', 'released', 'picking', 'picked', 'checked')";
export const postedStatuses = "('approved', 'dispatched', 'delivered', 'closed', 'reversed')";

/** Who pays for a delivery `d`, as it was generated: its account, the store on delivery; direct stores pay nothing. */
export const isPrepaid = "d.settlement = 'prepaid' and d.account_id is not null";
export const isCod = "d.settlement = 'cod'";
