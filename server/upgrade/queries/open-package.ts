import { performance } from "node:perf_hooks";
import { type Db, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { Storage } from "@/server/photo";
import { renewDownload, type TillOf } from "@/server/upgrade/downloads";
import { refuse } from "@/server/upgrade/errors";
import { findPackage, findStore } from "@/server/upgrade/queries/find";
import { byteRangeOf } from "@/server/upgrade/rules/byte-range";

export interface OpenPackage {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  chunks: AsyncIterable<Buffer>;
}

interface Asked {
  store: string;
  till: string;
  version: string;
  range?: string;
  ifRange?: string;
}

/**
 * The bytes of a package for the till that may download it now, from any byte on (`Range`, `If-Range` with the sum as tag). Piece by
 * piece: what flows keeps the download alive, and a package that is withdrawn meanwhile ends in the middle. Refused:
 * `upgrade/unknown-package`, `upgrade/unknown-store`, a store out of reach, `upgrade/withdrawn`, `upgrade/no-lease`.
 */
export async function openPackage(
  db: Db,
  actor: Actor,
  asked: Asked,
  storage: Storage,
  now: Date,
): Promise<OpenPackage> {
  mustBeAbleTo(actor, "upgrade.take");
  const storeId = await findStore(db, actor, asked.store);
  const found = await findPackage(db, asked.version);
  if (found.status === "withdrawn") throw refuse("upgrade/withdrawn", { version: asked.version });
  const one = { packageId: found.id, storeId, till: asked.till };
  if (!(await renewDownload(db, one, now))) {
    throw refuse("upgrade/no-lease", { version: asked.version, till: asked.till });
  }
  const size = found.sizeBytes;
  const tag = `"${found.sha256}"`;
  const range = byteRangeOf(asked.range, asked.ifRange, tag, size);
  const common = { etag: tag, "accept-ranges": "bytes", "content-type": "application/octet-stream" };
  if (range.kind === "outside") {
    const headers = { ...common, "content-range": `bytes */${size}`, "content-length": "0" };
    return { status: 416, headers, chunks: chunksOf(db, storage, one, now, 0, -1) };
  }
  const [first, last] = range.kind === "part" ? [range.first, range.last] : [0, size - 1];
  const headers = {
    ...common,
    "content-length": String(last - first + 1),
    ...(range.kind === "part" ? { "content-range": `bytes ${first}-${last}/${size}` } : {}),
  };
  const chunks = chunksOf(db, storage, one, now, first, last);
  return { status: range.kind === "part" ? 206 : 200, headers, chunks };
}

async function* chunksOf(
  db: Db,
  storage: Storage,
  one: TillOf,
  now: Date,
  first: number,
  last: number,
): AsyncGenerator<Buffer> {
  if (last < first) return;
  const startedMs = performance.now();
  const parts = await sqlOf(db)<{ key: string; bytes: number }[]>`
    select storage_key as key, bytes from pos_package_parts where package_id = ${one.packageId}::int8 order by part_no`;
  let from = 0;
  for (const { key, bytes } of parts) {
    const to = from + bytes - 1;
    if (to >= first && from <= last) {
      const part = await storage.get(key);
      if (part?.length !== bytes) throw new Error(`the file store has no whole piece ${key}`);
      yield part.subarray(Math.max(0, first - from), Math.min(bytes, last - from + 1));
      const at = new Date(now.getTime() + performance.now() - startedMs);
      if (to < last && !(await renewDownload(db, one, at)))
        throw new Error("the download was ended meanwhile");
    }
    from = to + 1;
  }
}
