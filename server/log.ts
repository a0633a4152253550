import { randomUUID } from "node:crypto";
import { pino } from "pino";

/** JSON lines on standard output; secrets never get in. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? "silent" : "info"),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["password", "token", "*.password", "*.token", "*.newPassword", "*.currentPassword"],
});

/** Logs a defect with its stack and returns the reference that the user may quote. */
export function logDefect(error: unknown, where: string): string {
  const reference = randomUUID();
  log.error({ err: error, where, reference }, "defect");
  return reference;
}
