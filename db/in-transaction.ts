import { setTimeout as sleep } from "node:timers/promises";
import type { Db, DbOrTx, Tx } from "./client";
import { pgErrorOf } from "./pg-error";

const RETRYABLE_CODES = new Set(["40001", "40P01"]);
const ATTEMPTS_MAX = 3;

const isTransaction = (db: DbOrTx): db is Tx => !("$client" in db);

/**
 * Runs `work` in one transaction: all of it or nothing. Given a transaction it joins that one, so that a transport can
 * commit a command together with its idempotency key. A deadlock or serialization failure is tried again, at most three
 * times in all; everything else is passed on.
 */
export async function inTransaction<T>(db: DbOrTx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTransaction(db)) return work(db);
  return retrying(db, work);
}

/** Reads many things as they were at one instant, while people go on working: nothing can be written in it. */
export async function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" });
}

const retrying = <T>(db: Db, work: (tx: Tx) => Promise<T>) => tryingAgain(db, () => db.transaction(work));

/**
 * The same bounded retry for a command whose deed is one statement of its own. Inside a caller's transaction nothing is
 * tried again: that transaction is lost, and its owner begins anew.
 */
export async function tryingAgain<T>(db: DbOrTx, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = pgErrorOf(error)?.code;
      if (isTransaction(db) || attempt === ATTEMPTS_MAX || code === undefined || !RETRYABLE_CODES.has(code))
        throw error;
      await sleep(attempt * 20 + Math.random() * 20);
    }
  }
}

/**
 * Runs work that may fail without harm: in a caller's transaction what it did is undone and the transaction goes on; on the
 * pool it is a single statement of its own.
 */
export async function inSavepoint<T>(db: DbOrTx, work: (db: DbOrTx) => Promise<T>): Promise<T> {
  return isTransaction(db) ? db.transaction(work) : work(db);
}
