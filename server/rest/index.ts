import type { IncomingMessage, ServerResponse } from "node:http";
import { getDb } from "@/db/client";
import { endpoints } from "@/server/rest/endpoints";
import { createRestHandler, prefix } from "@/server/rest/handler";
import { answerHealth } from "@/server/rest/health";

export { sweepIdempotencyKeys } from "@/server/rest/idempotency";

let handler: ReturnType<typeof createRestHandler> | undefined;

/** Whether `handleRest` answers this URL; everything else is the web app's. */
export function isRestUrl(url: string): boolean {
  return url.startsWith(`${prefix}/`) || url === "/healthz" || url.startsWith("/healthz?");
}

/** Answers `/api/v1/*` and `/healthz` on the process's own database. Never throws. */
export async function handleRest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!request.url?.startsWith(`${prefix}/`)) return answerHealth(getDb(), response);
  handler ??= createRestHandler({ db: getDb(), endpoints, environment: process.env });
  return handler(request, response);
}
