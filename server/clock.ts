const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether X-Now may replace the clock: never in production, except in a declared rehearsal. */
export function mayTravel(environment: NodeJS.ProcessEnv): boolean {
  const isProduction = environment.NODE_ENV === "production";
  const isRehearsal = environment.STORELINE_REHEARSAL === "1";
  return environment.ALLOW_TIME_TRAVEL === "1" && (!isProduction || isRehearsal);
}

/**
 * The instant that an ISO 8601 text with offset names; undefined for anything else, for a day that its month does not
 * have, and outside of the years 2000 to 2999, where dates are typing errors.
 */
export function instantFrom(text: string): Date | undefined {
  const instant = new Date(text);
  const day = text.slice(0, 10);
  if (!instantShape.test(text) || Number.isNaN(instant.getTime()) || !day.startsWith("2")) return undefined;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? instant : undefined;
}
