import { problemOf } from "@/server/rest/problem";
import { type Context, createContext } from "@/server/trpc/context";
import { localeOfRequest } from "@/server/upload/locale";

/** Answers a browser's request for a file as the person signed in; a "no" is answered as the interface does. */
export async function answering(
  request: Request,
  what: string,
  work: (context: Context) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(await createContext(request.headers));
  } catch (error) {
    const locale = localeOfRequest(request);
    const { status, headers, body } = problemOf(error, locale, `${request.method} ${what}`);
    return Response.json(body, {
      status,
      headers: { ...headers, "content-type": "application/problem+json", "cache-control": "no-store" },
    });
  }
}
