import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/root";

/** A file that a person imports travels as text inside the call; everything else is small. */
const bytesMax = 48 * 1024 * 1024;

/** Answers the browser's calls under `/api/trpc`. */
export async function handleTrpc(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) {
    return new Response("too large", { status: 413 });
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext(request.headers),
    // A long question, the quote of 300 lines, comes as a POST: no address could hold it.
    allowMethodOverride: true,
    responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
  });
}
