import { createHash } from "node:crypto";
import { type Db, type Fragment, type Sql, sqlOf, type Tx } from "@/db/client";
import type { Answer } from "@/server/rest/endpoint";
import { wrong } from "@/server/rest/errors";

/** How long a key is kept. */
const keptHours = 24;
const keyShape = /^[\x21-\x7e]{1,200}$/;

/** The wish of one request: columns of `idempotency_keys`, for whoever writes the row. */
export interface Idempotency {
  tokenId: number;
  key: string;
  requestHash: string;
}

/** An answer as it goes out: its JSON text is what is stored, sent and replayed. */
export interface StoredAnswer {
  status: number;
  location: string | null;
  body: string;
}

/** Reads the wish from the request; refuses with `idempotency/missing`. The same wish has the same method, URL and body. */
export function idempotencyOf(
  tokenId: number,
  key: string | string[] | undefined,
  method: string,
  url: string,
  body: Buffer,
): Idempotency {
  if (typeof key !== "string" || !keyShape.test(key)) throw wrong.keyMissing();
  const requestHash = createHash("sha256").update(`${method} ${url}\n`).update(body).digest("base64url");
  return { tokenId, key, requestHash };
}

const texts = new WeakMap<Answer, string>();

/** The JSON text of an answer, made once. */
export function answerText(answer: Answer): string {
  const known = texts.get(answer);
  if (known !== undefined) return known;
  const text = JSON.stringify(answer.body);
  texts.set(answer, text);
  return text;
}

/**
 * Stores the answer under the key, in the transaction of the effect: both or neither. When another request with the key
 * is in its transaction this waits for it, then fails on `idempotency_keys_once`, and the handler replays.
 */
export async function saveAnswer(tx: Tx, idempotency: Idempotency, answer: Answer): Promise<void> {
  const { status, location = null } = answer;
  await saveText(tx, idempotency, { status, location, body: answerText(answer) });
}

/** As `saveAnswer`, for an answer that is text already. */
export async function saveText(
  tx: Tx,
  { tokenId, key, requestHash }: Idempotency,
  answer: StoredAnswer,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    insert into idempotency_keys (token_id, key, request_hash, status, location, body)
    values (${tokenId}, ${key}, ${requestHash}, ${answer.status}, ${answer.location}, ${answer.body})`;
}

/** The insert of an answer, for a command whose deed is one statement of several writes; `onlyIf` as in `eventInsert`. */
export function answerInsert(sql: Sql, wish: Idempotency, answer: Answer, onlyIf: Fragment) {
  return sql`
    insert into idempotency_keys (token_id, key, request_hash, status, location, body)
    select ${wish.tokenId}::int4, ${wish.key}::text, ${wish.requestHash}::text, ${answer.status}::int2,
      ${answer.location ?? null}::text, ${answerText(answer)}::text
    where ${onlyIf}`;
}

/** The first answer to this wish, if there is one; refuses with `idempotency/mismatch` when the key had another wish. */
export async function findAnswer(db: Db, wish: Idempotency): Promise<StoredAnswer | undefined> {
  const row = await findAnswerByKey(db, wish.tokenId, wish.key);
  if (row && row.requestHash !== wish.requestHash) throw wrong.keyMismatch();
  return row;
}

/** The answer that a token got under a key, whatever the wish was. */
export async function findAnswerByKey(
  db: Db,
  tokenId: number,
  key: string,
): Promise<(StoredAnswer & { requestHash: string }) | undefined> {
  const [row] = await sqlOf(db)<(StoredAnswer & { requestHash: string })[]>`
    select request_hash as "requestHash", status, location, body from idempotency_keys
    where token_id = ${tokenId} and key = ${key}`;
  return row;
}

/** Removes keys older than 24 hours; for the hourly job. Returns how many. */
export async function sweepIdempotencyKeys(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptHours * 3_600_000).toISOString();
  const result = await sqlOf(db)`
    delete from idempotency_keys where recorded_at < ${before}::text::timestamptz`;
  return result.count;
}
