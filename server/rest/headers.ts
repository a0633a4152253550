import type { IncomingHttpHeaders } from "node:http";
import { wrong } from "@/server/rest/errors";
import type { Locale } from "@/server/shared/domain-error";

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether X-Now may replace the clock: never in production, except in a declared rehearsal. */
export function mayTravel(environment: NodeJS.ProcessEnv): boolean {
  const isProduction = environment.NODE_ENV === "production";
  return environment.ALLOW_TIME_TRAVEL === "1" && (!isProduction || environment.STORELINE_REHEARSAL === "1");
}

/** The instant of the request: the server's clock, or X-Now where that is allowed. */
export function instantOf(headers: IncomingHttpHeaders, isTravelAllowed: boolean, clock: () => Date): Date {
  const text = headers["x-now"];
  if (text === undefined) return clock();
  if (!isTravelAllowed) throw wrong.timeTravel();
  const instant = new Date(String(text));
  if (!instantShape.test(String(text)) || Number.isNaN(instant.getTime())) throw wrong.instant();
  return instant;
}

/** The secret after `Bearer`, if the request has one. */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  const header = headers.authorization;
  if (!header || header.length > 300) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1];
}

/** Chinese for callers that prefer it, English for all others. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const header = headers["accept-language"];
  if (!header) return "en";
  const weightOf = (language: string) => {
    const weights = header
      .split(",")
      .map((part) => /^\s*([a-z]+)[^;]*(?:;\s*q=([\d.]+))?/i.exec(part))
      .filter((match) => match?.[1]?.toLowerCase() === language)
      .map((match) => Number(match?.[2] ?? 1));
    return Math.max(0, ...weights);
  };
  return weightOf("zh") > weightOf("en") ? "zh" : "en";
}
