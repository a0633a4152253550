import { randomUUID } from "node:crypto";
import { mkdir, opendir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { mustBeKey, type Storage, type StoredFile } from "@/server/photo/storage/storage";

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** Keeps files below a folder of this machine that only its own user may read. A file appears under its name when it is whole. */
export function localStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    mustBeKey(key);
    return path.join(folder, ...key.split("/"));
  };
  return {
    async put(key, bytes) {
      const file = pathOf(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const unfinished = `${file}.${randomUUID()}.part`;
      await writeFile(unfinished, bytes, { mode: 0o600, flag: "wx", flush: true });
      await rename(unfinished, file);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: (prefix) => filesBelow(folder, prefix),
  };
}

/** Also what a crash left half written: it is nobody's file. */
async function* filesBelow(folder: string, prefix: string): AsyncGenerator<StoredFile> {
  const top = path.join(folder, prefix);
  try {
    for await (const entry of await opendir(top, { recursive: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const key = path.relative(folder, file).split(path.sep).join("/");
      yield { key, changedAt: (await stat(file)).mtime };
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
