/** The states of a return, in the order in which goods move (2.7). Received and settled are one step. */
export const returnStatuses = [
  "submitted",
  "approved",
  "collected",
  "settled",
  "rejected",
  "cancelled",
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** What may follow what. Once the truck has it, only the inspection says what becomes of it. */
const returnMoves: Record<ReturnStatus, readonly ReturnStatus[]> = {
  submitted: ["approved", "rejected", "cancelled"],
  approved: ["collected", "rejected", "cancelled"],
  collected: ["settled"],
  settled: [],
  rejected: [],
  cancelled: [],
};

/** Whether a return may move so. */
export const mayMoveReturn = (from: ReturnStatus, to: ReturnStatus) => returnMoves[from].includes(to);
