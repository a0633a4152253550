import { localeOf } from "@/server/rest/headers";

/** The language that a person has chosen on the screen, else what the browser asks for: a file speaks as the page does that it comes from. */
export function localeOfRequest(request: Request): "en" | "zh" {
  const chosen = /(?:^|;\s*)locale=(en|zh)(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (chosen === "en" || chosen === "zh") return chosen;
  return localeOf(Object.fromEntries(request.headers));
}
