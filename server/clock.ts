const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether X-Now may replace the clock: never in production, except in a declared rehearsal. */
export function mayTravel(environment: NodeJS.ProcessEnv): boolean {
  const isProduction = environment.NODE_ENV === "production";
  const isRehearsal = environment.STORELINE_REHEARSAL === "1";
  return environment.ALLOW_TIME_TRAVEL === "1" && (!isProduction || isRehearsal);
}

/** The instant that an ISO 8601 text with offset names; undefined for anything else. */
export function instantFrom(text: string): Date | undefined {
  const instant = new Date(text);
  return instantShape.test(text) && !Number.isNaN(instant.getTime()) ? instant : undefined;
}
