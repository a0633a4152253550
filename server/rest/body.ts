import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { wrong } from "@/server/rest/errors";

/** JSON bodies hold at most 2 MB: 5,000 order lines are a tenth of that. */
export const jsonBytesMax = 2 * 1024 * 1024;

/** What is too large is still read off the wire up to here, so that the caller hears the answer instead of a broken pipe. */
const drainedBytesMax = 64 * 1024 * 1024;

/** Reads the whole body; refuses with `request/too-large` what is longer than allowed. */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else chunks = [];
      if (bytes > drainedBytesMax) reject(wrong.tooLarge(bytesMax));
    });
    request.on("end", () => {
      if (bytes > bytesMax) reject(wrong.tooLarge(bytesMax));
      else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new ClientGone());
    });
  });
}

/**
 * Hands the body to the work as it arrives. What the work left unread when it refused is read off the wire, so that the caller
 * hears the answer; a caller who hangs up in the middle is `ClientGone`.
 */
export async function streaming<T>(
  request: IncomingMessage,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  try {
    return await work(chunksOf(request));
  } finally {
    if (!request.readableEnded) request.resume();
  }
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw request.complete ? error : new ClientGone();
  }
}

/** The caller hung up before the body was complete: nobody is there to be answered. */
export class ClientGone extends Error {}

/** The type in `Content-Type` without its parameters, in lower case; empty when there is none. */
export function contentTypeOf(request: IncomingMessage): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Reads JSON; an empty body is `{}`. Refuses another content type (415), bad UTF-8 and bad JSON (400). */
export function parseJson(body: Buffer, contentType: string): unknown {
  if (body.length === 0) return {};
  if (contentType !== "application/json" && contentType !== "") throw wrong.contentType(["application/json"]);
  if (!isUtf8(body)) throw wrong.json();
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw wrong.json();
  }
}
