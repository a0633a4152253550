import type { IncomingHttpHeaders } from "node:http";
import { instantFrom } from "@/server/clock";
import { wrong } from "@/server/rest/errors";
import type { Locale } from "@/server/shared/domain-error";

/** The instant of the request: the server's clock, or X-Now where that is allowed. */
export function instantOf(headers: IncomingHttpHeaders, isTravelAllowed: boolean, clock: () => Date): Date {
  const text = headers["x-now"];
  if (text === undefined) return clock();
  if (!isTravelAllowed) throw wrong.timeTravel();
  const instant = instantFrom(String(text));
  if (!instant) throw wrong.instant();
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
