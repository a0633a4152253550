import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new folder of its own below the machine's temporary one. */
export const testFolder = (name: string): string => mkdtempSync(path.join(tmpdir(), `${name}-`));
