// Gives a command its database and runs it: the module's `main(args)`, or the module itself when it exports none.
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { explain } from "./bootstrap/say.mjs";

const root = path.resolve(import.meta.dirname, "..");

async function runCommand(module: string, args: string[]): Promise<number> {
  process.argv.splice(2, process.argv.length, ...args);
  const loaded: { main?: (args: string[]) => Promise<number | undefined> } = await import(
    pathToFileURL(path.resolve(root, module)).href
  );
  const code = await loaded.main?.(args);
  return code ?? Number(process.exitCode ?? 0);
}

function endNow(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // Ended already.
  }
}

async function main(): Promise<number> {
  const [module = "", ...args] = process.argv.slice(2);
  if (process.env.DATABASE_URL) return runCommand(module, args);
  const server = await startEmbedded({ dir: path.join(root, ".data"), purpose: "durable" });
  // A command that ends the process at once takes the server with it.
  process.once("exit", () => endNow(server.pid));
  try {
    process.env.DATABASE_URL = server.url;
    await migrateDatabase(server.url);
    return await runCommand(module, args);
  } finally {
    await server.stop();
  }
}

/** Ctrl-C, or the end of the process that started us, ends the command. */
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => process.exit(130));
process.on("message", () => process.exit(130));
process.on("disconnect", () => process.exit(130));

process.exit(await main().catch(explain));
