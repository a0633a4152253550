import type { Db } from "@/db/client";
import { storageOf } from "@/server/photo";
import { now, person } from "@/server/testing/given-delivery";
import { testFolder } from "@/server/testing/test-folder";
import { uploadPackage } from "@/server/upgrade/commands/upload-package";

/** For tests: a file store of its own. */
export const packageStorage = () =>
  storageOf({ NODE_ENV: "test", STORELINE_PHOTO_DIR: testFolder("packages") });

/** Bytes in chunks as a network brings them. */
export async function* chunked(bytes: Uint8Array, size = 60_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Bytes that look like nothing in particular, the same for the same seed. */
export function someBytes(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Uploads a package of these bytes as headquarters do. */
export const upload = (db: Db, version: string, bytes: Uint8Array, storage = packageStorage()) =>
  uploadPackage(db, person("hq"), { version, note: "", bytes: chunked(bytes) }, storage, now);
