/** The cookies of a browser: who is signed in, and that this browser has signed in before. */
export const sessionCookieName = "storeline_session";
export const deviceCookieName = "storeline_device";

const longestCookieSeconds = 400 * 86_400;

/**
 * How both cookies are set. A shop's server speaks plain http on its own network, where a Secure cookie would never come
 * back: `STORELINE_SECURE_COOKIES=1` turns it on behind https. The cookie outlives the session, because only the row
 * in the database decides.
 */
export function cookieOptions(environment: NodeJS.ProcessEnv = process.env) {
  return {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: longestCookieSeconds,
    secure: environment.STORELINE_SECURE_COOKIES === "1",
  } as const;
}

/** The value of a cookie in a `Cookie` header; a malformed header has none. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, value] = part.split("=", 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
