import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** What a file of the till says; `otherwise` when there is none. */
export async function readJson<T>(file: string, otherwise: T): Promise<T> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

/** Writes a file whole or not at all: it is on the disk under another name before it takes the place of the old one. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, "w");
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}

/** Files of a folder whose names begin so, in the order of their names. */
export async function filesOf(folder: string, prefix: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith(".json"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Renames a file if it is there; says whether it was. */
export async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export const remove = (file: string) => rm(file, { force: true });
