import { photoBytesMax } from "@/server/photo";

/** The body as far as a photo may be large; one byte more is enough to refuse it. */
export async function bodyOf(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > photoBytesMax) break;
  }
  return Buffer.concat(chunks);
}

/** The answer with a photo for one person's eyes. */
export function showing(bytes: Buffer): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      // The same person looking again within ten minutes is one view; nobody else's cache may keep it.
      "cache-control": "private, max-age=600",
      vary: "cookie",
    },
  });
}
