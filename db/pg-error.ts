import type postgres from "postgres";

/**
 * By its name and not its class: the web app's bundle and the server around it may each load the driver once, and share
 * one pool.
 */
const isPgError = (error: Error): error is postgres.PostgresError => error.name === "PostgresError";

/** The PostgreSQL error inside whatever Drizzle or a command wrapped around it, if there is one. */
export function pgErrorOf(error: unknown): postgres.PostgresError | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (isPgError(current)) return current;
    current = current.cause;
  }
  return undefined;
}

/** Whether `error` is the violation of the unique index or constraint of this name. */
export function violates(error: unknown, constraint: string): boolean {
  const found = pgErrorOf(error);
  return found !== undefined && (found.code ?? "").startsWith("23") && found.constraint_name === constraint;
}

const connectionCodes = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EHOSTUNREACH)/;

/** Whether the database could not be reached, or went away while it was asked. */
export function isConnectionLost(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ("code" in current && typeof current.code === "string" && connectionCodes.test(current.code))
      return true;
    current = current.cause;
  }
  return false;
}
