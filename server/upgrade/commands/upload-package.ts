import { createHash, randomBytes } from "node:crypto";
import { column, ints, texts } from "@/db/bulk";
import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import type { Storage } from "@/server/photo";
import { refuse } from "@/server/upgrade/errors";
import { versionKey } from "@/server/upgrade/rules/version";
import type { UploadPackageInput } from "@/server/upgrade/schema";
import { signPackage } from "@/server/upgrade/signing";

/** The bytes are kept in pieces of this size, so that neither an upload nor a download is ever whole in memory. */
const partBytes = 4 * 1024 * 1024;
const megabytesMax = 512;

export interface UploadedPackage {
  version: string;
  sizeBytes: number;
  sha256: string;
  signature: string;
  status: "draft" | "staged" | "done" | "withdrawn";
}

/**
 * Takes a package for tills as a draft (R02): reads it once from beginning to end, sums it up on the way, keeps it piece by
 * piece and signs version, sum and size. Nobody gets it before a stage is opened. Refused: `upgrade/empty`,
 * `upgrade/too-large`, and `upgrade/version-taken` for other bytes under a version that is there; the same bytes again are answered
 * as the first time, from however many hands at once. What a broken upload leaves is swept by its notes.
 */
export async function uploadPackage(
  db: Db,
  actor: Actor,
  input: UploadPackageInput & { bytes: AsyncIterable<Uint8Array> },
  storage: Storage,
  now: Date,
): Promise<UploadedPackage> {
  mustBeAbleTo(actor, "upgrade.manage");
  const parts: StoredPart[] = [];
  try {
    const { sha256, sizeBytes } = await store(db, storage, input.bytes, parts);
    if (sizeBytes === 0) throw refuse("upgrade/empty", { version: input.version });
    const { isKept, answer } = await inTransaction(db, (tx) =>
      keep(tx, actor, input, { sha256, sizeBytes, parts }, now),
    );
    if (!isKept) await forget(db, storage, parts);
    return answer;
  } catch (error) {
    // What cannot be removed now is left to the sweep; the reason to tell is the first one.
    await forget(db, storage, parts).catch(() => {});
    throw error;
  }
}

interface StoredPart {
  key: string;
  bytes: number;
}

async function store(db: Db, storage: Storage, bytes: AsyncIterable<Uint8Array>, parts: StoredPart[]) {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const part of inParts(bytes)) {
    sizeBytes += part.length;
    if (sizeBytes > megabytesMax * 1024 * 1024) throw refuse("upgrade/too-large", { megabytesMax });
    hash.update(part);
    const name = randomBytes(16).toString("hex");
    const key = `upgrade/${name.slice(0, 2)}/${name}.part`;
    parts.push({ key, bytes: part.length });
    await sqlOf(db)`insert into pos_package_parts (storage_key, part_no, bytes)
                    values (${key}, ${parts.length}::int4, ${part.length}::int4)`;
    await storage.put(key, part);
  }
  return { sha256: hash.digest("hex"), sizeBytes };
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= partBytes) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, partBytes);
      waiting = [all.subarray(partBytes)];
      length -= partBytes;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}

interface Stored {
  sha256: string;
  sizeBytes: number;
  parts: readonly StoredPart[];
}

async function keep(
  tx: Tx,
  actor: Actor,
  { version, note }: UploadPackageInput,
  { sha256, sizeBytes, parts }: Stored,
  now: Date,
): Promise<{ isKept: boolean; answer: UploadedPackage }> {
  const sql = sqlOf(tx);
  const signature = await signPackage(tx, version, sha256, sizeBytes);
  const [added] = await sql<{ id: number }[]>`
    insert into pos_packages (version, version_key, size_bytes, sha256, signature, note, uploaded_by_name, uploaded_at)
    values (${version}, ${ints(versionKey(version))}::text::int4[], ${sizeBytes}::int8, ${sha256}, ${signature}, ${note},
            ${actor.name}, ${now.toISOString()}::text::timestamptz)
    on conflict (version) do nothing returning id`;
  const answer = { version, sizeBytes, sha256, signature, status: "draft" } as const;
  if (!added) {
    const [known] = await sql<UploadedPackage[]>`
      select version, size_bytes as "sizeBytes", sha256, signature, status from pos_packages where version = ${version}`;
    if (known?.sha256 !== sha256) throw refuse("upgrade/version-taken", { version });
    return { isKept: false, answer: known };
  }
  await sql`
    update pos_package_parts set package_id = ${added.id}::int8
    where storage_key = any(${texts(column(parts, ({ key }) => key))}::text[])`;
  const details = { version, sizeBytes, sha256 };
  const event = { type: "upgrade.uploaded", documentType: "upgrade", documentId: added.id, details };
  await recordEvent(tx, actor, event, now);
  return { isKept: true, answer };
}

async function forget(db: Db, storage: Storage, parts: readonly StoredPart[]): Promise<void> {
  for (const { key } of parts) {
    await storage.remove(key);
    await sqlOf(db)`delete from pos_package_parts where storage_key = ${key} and package_id is null`;
  }
}
