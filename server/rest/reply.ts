import type { ServerResponse } from "node:http";
import type { Answer } from "@/server/rest/endpoint";
import { answerText, type StoredAnswer } from "@/server/rest/idempotency";

export interface Reply {
  status: number;
  text: string;
  type?: string;
  headers?: Record<string, string>;
}

/** The first answer to a wish. */
export function replyOfAnswer(answer: Answer): Reply {
  return { status: answer.status, text: answerText(answer), headers: locationHeader(answer.location) };
}

/** The same answer again, byte by byte, marked as a repeat. */
export function replyOfStored({ status, location, body }: StoredAnswer): Reply {
  return { status, text: body, headers: { ...locationHeader(location), "idempotent-replayed": "true" } };
}

/** Writes a reply; nothing of it may be kept by a cache or guessed to be of another type. */
export function write(response: ServerResponse, { status, text, type, headers }: Reply): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    "content-type": `${type ?? "application/json"}; charset=utf-8`,
    "content-length": bytes.length,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(bytes);
}

const locationHeader = (location: string | null | undefined): Record<string, string> =>
  location ? { location } : {};
