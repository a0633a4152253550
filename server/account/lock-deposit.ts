import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deposits } from "@/db/schema/deposit";
import { refuse } from "@/server/account/errors";
import type { DepositStatus } from "@/server/account/schema";
import type { Actor } from "@/server/auth/actor";

export type Deposit = typeof deposits.$inferSelect;

/** The answer to every command on a slip. */
export interface DepositState {
  deposit: string;
  status: DepositStatus;
}

/** Locks a slip by its number; documents come before accounts in the lock order. */
export async function lockDeposit(tx: Tx, depositNo: string): Promise<Deposit> {
  const [deposit] = await tx.select().from(deposits).where(eq(deposits.depositNo, depositNo)).for("update");
  if (!deposit) throw refuse("deposit/unknown", { deposit: depositNo });
  return deposit;
}

/** What may follow what (2.6). */
export const depositMoves = {
  draft: ["awaiting_transfer", "pending", "void"],
  awaiting_transfer: ["pending", "void"],
  pending: ["approved", "rejected", "void"],
  approved: ["reversed"],
  rejected: ["awaiting_transfer", "pending", "void"],
  void: [],
  reversed: [],
} as const satisfies Record<DepositStatus, readonly DepositStatus[]>;

/** Refuses with `deposit/wrong-status` a move that a slip in this state cannot make. */
export function mustMove(deposit: Deposit, to: DepositStatus): void {
  const next: readonly DepositStatus[] = depositMoves[deposit.status];
  if (next.includes(to)) return;
  const needed = (Object.keys(depositMoves) as DepositStatus[]).filter((from) =>
    (depositMoves[from] as readonly DepositStatus[]).includes(to),
  );
  const { depositNo, status } = deposit;
  throw refuse("deposit/wrong-status", { deposit: depositNo, status, needed: needed.join(" / ") });
}

/** A slip without a first of two approvals. */
export const noFirstApproval = {
  firstApprovedBy: null,
  firstApprovedByName: null,
  firstApprovedAt: null,
  firstReceivedFen: null,
};
type NoFirst = typeof noFirstApproval;

/** The one function that moves a locked slip; `mustMove` comes first. */
export async function moveDeposit(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  to: {
    status: DepositStatus;
    receivedFen?: number;
    approvedBy?: string;
    reason?: string;
  } & Partial<NoFirst>,
  now: Date,
): Promise<DepositState> {
  const moved = await tx
    .update(deposits)
    .set({ ...to, decidedByName: actor.name, decidedAt: now })
    .where(sql`${deposits.id} = ${deposit.id} and ${deposits.status} = ${deposit.status}`)
    .returning({ id: deposits.id });
  if (moved.length !== 1) throw new Error(`slip ${deposit.depositNo} is not locked`);
  return { deposit: deposit.depositNo, status: to.status };
}

/** The owner has shown the transfer, or declared it again: the slip waits for finance, nobody has decided anything. */
export async function moveToPending(tx: Tx, deposit: Deposit): Promise<void> {
  mustMove(deposit, "pending");
  await tx.update(deposits).set({ status: "pending" }).where(eq(deposits.id, deposit.id));
}
