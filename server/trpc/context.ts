import { type Db, getDb } from "@/db/client";
import { clientAddressOf, cookieOf, readSession, type SignedIn, sessionCookieName } from "@/server/auth";
import { instantFrom, mayTravel } from "@/server/clock";

/** What every procedure knows about its caller. */
export interface Context {
  db: Db;
  person: SignedIn | undefined;
  /** Whether the page that asks is ours: asked of every mutation, because browsers send cookies with foreign pages too. */
  isSameOrigin: boolean;
  address: string;
  now: () => Date;
}

/** Reads who is asking from the request's headers. Pages call it with Next's `headers()`, for their prefetch. */
export async function createContext(
  headers: Headers,
  db: Db = getDb(),
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Context> {
  const person = await readSession(db, cookieOf(headers.get("cookie"), sessionCookieName));
  return {
    db,
    person,
    isSameOrigin: isSameOrigin(headers),
    address: clientAddressOf(headers),
    now: clockOf(headers, environment),
  };
}

/** A browser names the origin of every POST; a caller without one is not a browser and brings no stolen cookie. */
function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return headers.get("sec-fetch-site") !== "cross-site";
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The server's clock; in tests and rehearsals X-Now, as for machines. */
function clockOf(headers: Headers, environment: NodeJS.ProcessEnv): () => Date {
  const text = headers.get("x-now");
  const instant = text !== null && mayTravel(environment) ? instantFrom(text) : undefined;
  return () => instant ?? new Date();
}
