import type { TaskList } from "graphile-worker";
import { type Db, getDb } from "@/db/client";
import { expireDeposits } from "@/server/account";
import { sweepAuth, systemActor } from "@/server/auth";
import { matchWaiting } from "@/server/bank";
import { closeSettled, deliverOverdue } from "@/server/delivery";
import { nightlyProof } from "@/server/jobs/nightly-proof";
import { sweepMessages } from "@/server/notify";
import { getStorage, sweepPhotos } from "@/server/photo";
import { closeStoppedRows, expireOverdueOrders, giveBackUnserved } from "@/server/pool";
import { sweepSaleLines } from "@/server/pos";
import { expireCoupons } from "@/server/promotion";
import { sweepIdempotencyKeys } from "@/server/rest/idempotency";
import { applyDuePrices, remindPriceChanges } from "@/server/retail";
import { acceptSilent } from "@/server/statement";
import { openDailyStocktakes } from "@/server/stocktake";
import { followSuggested } from "@/server/tag";
import { sweepPackageParts } from "@/server/upgrade";
import { fillFacesDaily, openDailyCounts } from "@/server/warehouse";

/** In a rehearsal nothing that depends on the date runs by the real clock (ruling 37): commands evaluate it at their own. */
export const isRehearsal = () => process.env.STORELINE_REHEARSAL === "1";

/** What depends on the date: by the real clock, except in a rehearsal. */
const byRealClock = (work: (db: Db, now: Date) => Promise<unknown>) => async () => {
  if (!isRehearsal()) await work(getDb(), new Date());
};

/** What the worker process can do, by job name. */
export const taskList: TaskList = {
  nightly_proof: () => nightlyProof(),
  close_stopped_rows: byRealClock(closeStoppedRows),
  expire_orders: byRealClock(expireOverdueOrders),
  give_back_unserved: byRealClock(giveBackUnserved),
  expire_coupons: byRealClock(expireCoupons),
  expire_deposits: byRealClock(expireDeposits),
  match_bank_lines: byRealClock((db, now) => matchWaiting(db, systemActor, now)),
  accept_statements: byRealClock(acceptSilent),
  fill_faces: byRealClock(fillFacesDaily),
  open_daily_counts: byRealClock(openDailyCounts),
  open_daily_stocktakes: byRealClock(openDailyStocktakes),
  apply_prices: byRealClock(applyDuePrices),
  follow_suggested_prices: byRealClock(followSuggested),
  remind_price_changes: byRealClock(remindPriceChanges),
  deliver_overdue: byRealClock(deliverOverdue),
  close_deliveries: byRealClock(closeSettled),
  sweep: async () => {
    const now = new Date();
    await sweepIdempotencyKeys(getDb(), now);
    await sweepAuth(getDb(), now);
    await sweepPhotos(getDb(), getStorage());
    await sweepPackageParts(getDb(), getStorage());
    if (!isRehearsal()) await sweepMessages(getDb(), now);
    if (!isRehearsal()) await sweepSaleLines(getDb(), now);
  },
};

/** When the clock asks for it: one line per job, `minute hour day month weekday name`, in UTC (the company is at +8). */
export const crontab = [
  "30 16 * * * nightly_proof",
  "*/10 * * * * close_stopped_rows",
  "10 16 * * * expire_orders",
  "5 16 * * * expire_coupons",
  "20 16 * * * expire_deposits",
  "25 16 * * * give_back_unserved",
  "*/2 * * * * match_bank_lines",
  "15 16 * * * accept_statements",
  "30 21 * * * fill_faces",
  "0 22 * * * open_daily_counts",
  "40 21 * * * open_daily_stocktakes",
  "* * * * * apply_prices",
  "* * * * * follow_suggested_prices",
  "*/10 * * * * remind_price_changes",
  "*/15 * * * * deliver_overdue",
  "20 16 * * * close_deliveries",
  "5 * * * * sweep",
].join("\n");
