import type { TaskList } from "graphile-worker";
import { type Db, getDb } from "@/db/client";
import { voidOverdueDeposits } from "@/server/account";
import { sweepAuth } from "@/server/auth";
import { closeSettled, deliverOverdue } from "@/server/delivery";
import { nightlyProof } from "@/server/jobs/nightly-proof";
import { expireOverdueOrders } from "@/server/pool";
import { sweepIdempotencyKeys } from "@/server/rest/idempotency";

/**
 * What depends on the date: by the real clock, except in a rehearsal (ruling 37), where commands evaluate it at their own.
 */
const byRealClock = (work: (db: Db, now: Date) => Promise<number>) => async () => {
  if (process.env.STORELINE_REHEARSAL !== "1") await work(getDb(), new Date());
};

/** What the worker process can do, by job name. */
export const taskList: TaskList = {
  nightly_proof: () => nightlyProof(),
  expire_orders: byRealClock(expireOverdueOrders),
  deliver_overdue: byRealClock(deliverOverdue),
  close_deliveries: byRealClock(closeSettled),
  void_deposits: byRealClock(voidOverdueDeposits),
  sweep: async () => {
    const now = new Date();
    await sweepIdempotencyKeys(getDb(), now);
    await sweepAuth(getDb(), now);
  },
};

/** When the clock asks for it: one line per job, `minute hour day month weekday name`, in UTC (the company is at +8). */
export const crontab = [
  "30 16 * * * nightly_proof",
  "10 16 * * * expire_orders",
  "*/15 * * * * deliver_overdue",
  "20 16 * * * close_deliveries",
  "25 16 * * * void_deposits",
  "5 * * * * sweep",
].join("\n");
