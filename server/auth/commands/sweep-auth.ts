import { lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { knownDevices, signInAttempts } from "@/db/schema/auth";
import { deleteExpiredSessions } from "@/server/auth/sessions";

const attemptsKeptMs = 86_400_000;
const devicesKeptMs = 400 * 86_400_000;

/** Removes expired sessions, attempts older than a day and devices not seen for 400 days; for the nightly job. */
export async function sweepAuth(db: Db, now: Date): Promise<void> {
  await deleteExpiredSessions(db);
  await db.delete(signInAttempts).where(lt(signInAttempts.at, new Date(now.getTime() - attemptsKeptMs)));
  await db.delete(knownDevices).where(lt(knownDevices.seenAt, new Date(now.getTime() - devicesKeptMs)));
}
