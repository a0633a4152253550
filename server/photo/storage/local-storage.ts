import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { mustBeKey, type Storage } from "@/server/photo/storage/storage";

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

const unfinished = (file: string) => `${file}.unfinished`;

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
      await writeFile(unfinished(file), bytes, { mode: 0o600, flush: true });
      await rename(unfinished(file), file);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(key) {
      const file = pathOf(key);
      await rm(file, { force: true });
      await rm(unfinished(file), { force: true });
    },
  };
}
