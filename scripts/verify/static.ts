import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { checkTree } from "../import-map.mjs";
import { counted, type Outcome, root, runTool } from "./command";

/** TypeScript over everything, with the routes' types made first. */
export async function checkTypes(): Promise<Outcome> {
  const routes = await runTool("next", ["typegen"]);
  if (routes.code !== 0) return counted(false, routes.output);
  const types = await runTool("tsc", ["--noEmit"]);
  return counted(types.code === 0, types.output);
}

/** Biome: lint rules and formatting; warnings count. */
export async function checkLint(): Promise<Outcome> {
  const { code, output } = await runTool("biome", [
    "ci",
    "--error-on-warnings",
    "--max-diagnostics=200",
    ".",
  ]);
  return counted(code === 0, output);
}

/** The import map and the length of files. */
export async function checkLayout(): Promise<Outcome> {
  const { map, length } = checkTree(root);
  return counted(map.length + length.length === 0, [...map, ...length].join("\n"));
}

/** Generating a migration from the schema, beside the real ones, must find nothing to do. */
export async function checkDrift(): Promise<Outcome> {
  const data = path.join(root, ".data");
  mkdirSync(data, { recursive: true });
  const copy = mkdtempSync(path.join(data, "drift-"));
  try {
    cpSync(path.join(root, "db", "migrations"), copy, { recursive: true });
    const before = readdirSync(copy);
    const args = ["--dialect=postgresql", "--schema=./db/schema/index.ts", "--casing=snake_case"];
    const { code, output } = await runTool(
      "drizzle-kit",
      ["generate", ...args, `--out=${path.relative(root, copy)}`],
      { timeoutMs: 60_000 },
    );
    const added = readdirSync(copy).filter((name) => !before.includes(name));
    const sql = added.map((name) => readFileSync(path.join(copy, name), "utf8")).join("\n");
    const isFine = code === 0 && added.length === 0 && /nothing to migrate/i.test(output);
    return counted(
      isFine,
      isFine ? "" : `The schema is ahead of its migrations; npm run db:generate would add:\n${sql || output}`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
