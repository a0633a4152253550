import { createHash } from "node:crypto";
import superjson from "superjson";
import type { Db, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth";
import { findAnswer, type StoredAnswer, saveText } from "@/server/rest/idempotency";

/** Keys of the web app stand under this holder, with the person in the key; tokens have positive numbers. */
const webApp = 0;

interface Request {
  actor: Actor;
  path: string;
  requestId: string;
  raw: unknown;
}

/**
 * Works once per person and request id: answer and effect are committed together, a repeat gets the stored answer. Of
 * repeats at the same instant one works and the others wait for it. A refusal is not stored.
 */
export async function once<Output>(
  db: Db,
  { actor, path, requestId, raw }: Request,
  work: (tx: Tx) => Promise<Output>,
): Promise<Output> {
  const requestHash = createHash("sha256")
    .update(`${path}\n${superjson.stringify(raw)}`)
    .digest("base64url");
  const wish = { tokenId: webApp, key: `${actor.kind}:${actor.id}:${requestId}`, requestHash };
  const answered = await findAnswer(db, wish);
  if (answered) return outputOf(answered);
  try {
    return await inTransaction(db, async (tx) => {
      const output = await work(tx);
      await saveText(tx, wish, { status: 200, location: null, body: superjson.stringify(output) });
      return output;
    });
  } catch (error) {
    const stored = await findAnswer(db, wish);
    if (stored) return outputOf(stored);
    throw error;
  }
}

const outputOf = <Output>({ body }: StoredAnswer): Output => superjson.parse<Output>(body);
