import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Db, sqlOf } from "@/db/client";
import { write } from "@/server/rest/reply";

const patienceMs = 2_000;

/** Answers 200 once the database answers, 503 with a reason while it does not (within two seconds). */
export async function answerHealth(db: Db, response: ServerResponse): Promise<void> {
  const late = new AbortController();
  try {
    const outcome = await Promise.race([
      sqlOf(db)`select 1`.then(() => "up" as const),
      sleep(patienceMs, "late" as const, { signal: late.signal }),
    ]);
    if (outcome === "late") throw new Error("late");
    write(response, { status: 200, text: '{"ok":true}' });
  } catch {
    write(response, { status: 503, text: '{"ok":false,"reason":"the database does not answer"}' });
  } finally {
    late.abort();
  }
}
