import type { TaskList } from "graphile-worker";
import { getDb } from "@/db/client";
import { voidOverdueDeposits } from "@/server/account";
import { sweepAuth } from "@/server/auth";
import { closeSettled, deliverOverdue } from "@/server/delivery";
import { nightlyProof } from "@/server/jobs/nightly-proof";
import { expireOverdueOrders } from "@/server/pool";
import { sweepIdempotencyKeys } from "@/server/rest/idempotency";

/** In a rehearsal nothing that depends on the date runs by the real clock (ruling 37): commands evaluate it at their own. */
const isRehearsal = () => process.env.STORELINE_REHEARSAL === "1";

/** What the worker process can do, by job name. */
export const taskList: TaskList = {
  nightly_proof: () => nightlyProof(),
  expire_orders: async () => {
    if (!isRehearsal()) await expireOverdueOrders(getDb(), new Date());
  },
  deliver_overdue: async () => {
    if (!isRehearsal()) await deliverOverdue(getDb(), new Date());
  },
  close_deliveries: async () => {
    if (!isRehearsal()) await closeSettled(getDb(), new Date());
  },
  void_deposits: async () => {
    if (!isRehearsal()) await voidOverdueDeposits(getDb(), new Date());
  },
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
