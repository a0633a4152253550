import type { IncomingMessage } from "node:http";

const header = "x-storeline-address";

/**
 * Writes the caller's address where the sign-in reads it, over whatever the caller sent. The server in front calls it
 * for every request that goes on to the web app. Behind a proxy of ours (`STORELINE_TRUST_PROXY=1`) the proxy's last
 * `X-Forwarded-For` address counts; otherwise that header is the caller's own claim and worth nothing.
 */
export function stampClientAddress(
  request: IncomingMessage,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  const forwarded = request.headers["x-forwarded-for"];
  const claimed = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  const isTrusted = environment.STORELINE_TRUST_PROXY === "1" && claimed;
  request.headers[header] = isTrusted ? claimed : (request.socket.remoteAddress ?? "unknown");
}

/** The caller's address as stamped by the server in front. */
export function clientAddressOf(headers: { get(name: string): string | null }): string {
  return headers.get(header)?.slice(0, 100) ?? "unknown";
}
