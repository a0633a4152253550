import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Answer, Download } from "@/server/rest/endpoint";
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

/** Writes bytes as they come. When they break off in the middle the line is cut, so that nobody takes a part for the whole. */
export async function pour(response: ServerResponse, { status, headers, chunks }: Download): Promise<void> {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  await pipeline(Readable.from(chunks, { objectMode: true }), response);
}

const locationHeader = (location: string | null | undefined): Record<string, string> =>
  location ? { location } : {};
