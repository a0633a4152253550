import { performance } from "node:perf_hooks";

/** What a till told the server that it did, and was told had arrived. */
export interface TillReport {
  store: string;
  till: string;
  version: string;
  state: "downloaded" | "installed" | "failed" | "rolled_back";
  at: string;
}

interface Parcel {
  store: string;
  batch: string;
  sales: { item: string; qty: number; amount: string }[];
}

export type WireKind = "poll" | "feed" | "sales" | "report" | "package";

/** What passed between tills and the server, as the tills saw it. */
export interface Wire {
  fetch: typeof fetch;
  /** Milliseconds to the head of each answer. */
  latencies: Record<WireKind, number[]>;
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** Requests of which no answer came. */
  broken: number;
  packageBytes: number;
  /** By idempotency key, so that what was sent again is there once. */
  reports: Map<string, TillReport>;
  parcels: Map<string, Parcel>;
  /** The version of each till's last poll that was answered. */
  polled: Map<string, string>;
}

const kindOf = (path: string): WireKind => {
  if (path.endsWith("/pos/update")) return "poll";
  if (path.endsWith("/pos/sales")) return "sales";
  if (path.endsWith("/pos/reports")) return "report";
  return path.includes("/pos/packages/") ? "package" : "feed";
};

export const tillKey = (store: string, till: string) => `${store} ${till}`;

/** Listens to what tills send and are answered. */
export function listenToTills(): Wire {
  const wire: Wire = {
    fetch: async (target, init) => {
      const url = new URL(String(target));
      const kind = kindOf(url.pathname);
      const begun = performance.now();
      const response = await fetch(target, init).catch((error) => {
        wire.broken += 1;
        throw error;
      });
      wire.latencies[kind].push(performance.now() - begun);
      wire.statuses.set(response.status, (wire.statuses.get(response.status) ?? 0) + 1);
      if (response.ok) takeDown(kind, url, init);
      if (kind === "package" && response.ok)
        wire.packageBytes += Number(response.headers.get("content-length") ?? 0);
      return response;
    },
    latencies: { poll: [], feed: [], sales: [], report: [], package: [] },
    statuses: new Map(),
    broken: 0,
    packageBytes: 0,
    reports: new Map(),
    parcels: new Map(),
    polled: new Map(),
  };

  function takeDown(kind: WireKind, url: URL, init: RequestInit | undefined): void {
    const key = new Headers(init?.headers).get("idempotency-key") ?? "";
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    if (kind === "report") wire.reports.set(key, body as TillReport);
    if (kind === "sales") wire.parcels.set(key, body as Parcel);
    const [store, till, version] = ["store", "till", "version"].map(
      (name) => url.searchParams.get(name) ?? "",
    );
    if (kind === "poll") wire.polled.set(tillKey(store ?? "", till ?? ""), version ?? "");
  }

  return wire;
}
