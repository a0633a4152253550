/** What a till is set up with. */
export interface TillSetup {
  /** Where Storeline answers, such as `https://storeline.example`. */
  base: string;
  token: string;
  store: string;
  till: string;
  /** The till's own folder: everything that must survive a cut of power lies there. */
  folder: string;
  /** The public key (PEM) that came with the till; packages signed by another one are dropped. */
  publicKey: string;
  clock: () => Date;
  /** From 0 up to 1, for the jitter of the poll. */
  random: () => number;
  /** The folder of another till of the store, as this one reaches it in the shop's own network. */
  neighbour?: (till: string) => string;
  /** Speaks HTTP in place of the built-in one, so that somebody can listen. */
  fetch?: typeof fetch;
}

/** The server said no: asking the same again gives the same answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Nobody answered, or not to the end: there is no network, or the server is busy. To be tried again. */
export class Unreachable extends Error {}

/** What `work` brings over the network; whatever breaks on the way is `Unreachable`. */
export async function overNetwork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // fetch says TypeError for every line that was not there or was cut.
    if (error instanceof TypeError) throw new Unreachable("the network failed", { cause: error });
    throw error;
  }
}

/** Asks the interface for JSON. */
export function ask<T>(setup: TillSetup, path: string, post?: { body: unknown; key: string }): Promise<T> {
  return overNetwork(() => askOnce<T>(setup, path, post));
}

async function askOnce<T>(
  { base, token, clock, fetch: send = fetch }: TillSetup,
  path: string,
  post?: { body: unknown; key: string },
): Promise<T> {
  const response = await send(`${base}/api/v1${path}`, {
    method: post ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${token}`,
      "x-now": clock().toISOString(),
      ...(post ? { "content-type": "application/json", "idempotency-key": post.key } : {}),
    },
    ...(post ? { body: JSON.stringify(post.body) } : {}),
  });
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json()) as { code?: string; detail?: string };
  // Too busy and too fast are no answers to the question.
  if (response.status >= 500 || response.status === 429)
    throw new Unreachable(`the server is busy: ${problem.detail}`);
  throw new Refused(response.status, problem.code ?? "", problem.detail ?? "");
}
