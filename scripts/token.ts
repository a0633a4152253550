import path from "node:path";
import { parseArgs } from "node:util";
import { connect, disconnect } from "@/db/client";
import { isConnectionLost } from "@/db/pg-error";
import { createToken, systemActor } from "@/server/auth";
import { createTokenInput } from "@/server/auth/schema";
import { DomainError } from "@/server/shared/domain-error";
import { roles } from "@/server/shared/roles";
import { readRun } from "./bootstrap/run-file.mjs";

const usage = `npm run token -- --role <role> [--store S001] [--dc 0001] [--account A001] --name "<name>"
roles: ${roles.join(", ")}; --store, --dc and --account may be repeated or hold several codes separated by commas`;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments() {
  try {
    const many = { type: "string" as const, multiple: true as const, default: [] as string[] };
    const { values } = parseArgs({
      options: { role: { type: "string" }, name: { type: "string" }, store: many, dc: many, account: many },
    });
    const codes = (texts: readonly string[]) =>
      texts
        .flatMap((text) => text.split(","))
        .map((code) => code.trim())
        .filter(Boolean);
    const input = createTokenInput.safeParse({
      name: values.name,
      role: values.role,
      scope: { stores: codes(values.store), dcs: codes(values.dc), accounts: codes(values.account) },
    });
    if (!input.success) fail(usage);
    return input.data;
  } catch {
    return fail(usage);
  }
}

function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const { databaseUrl: embedded } = readRun(path.join(import.meta.dirname, ".."));
  return embedded ?? fail("Storeline is not running: start it with `npm start`, or set DATABASE_URL.");
}

const input = readArguments();
const db = connect(databaseUrl(), 1);
try {
  const { token } = await createToken(db, systemActor, input, new Date());
  console.log(token);
} catch (error) {
  if (error instanceof DomainError) fail(error.sentence("en"));
  if (isConnectionLost(error)) fail("The database does not answer: start Storeline with `npm start`.");
  throw error;
} finally {
  await disconnect(db);
}
