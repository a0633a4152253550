// The web process: one HTTP server. Machines (/api/v1, /healthz) are answered here, before Next; people get Next.
import { createServer, type RequestListener, type Server } from "node:http";
import process from "node:process";
import next from "next";
import { stampClientAddress } from "./auth/client-address";
import { handleRest, isRestUrl } from "./rest";
import { closeLamps, handleLampsUpgrade, isLampsUrl } from "./socket/lamps";

const STOP_MS = 8_000;
const KEEP_ALIVE_MS = 65_000;
const port = Number(process.env.PORT ?? 3000);
/** Loopback only unless HOST says otherwise: beyond this machine it belongs behind a proxy that speaks TLS. */
const hosts = process.env.HOST ? [process.env.HOST] : ["127.0.0.1", "::1"];

const app = next({
  dev: process.env.NODE_ENV !== "production",
  dir: process.cwd(),
  port,
  hostname: hosts[0],
});
await app.prepare();
const handlePage = app.getRequestHandler();

const listener: RequestListener = (req, res) => {
  if (isRestUrl(req.url ?? "/")) void handleRest(req, res);
  else {
    stampClientAddress(req);
    void handlePage(req, res);
  }
};

function listen(host: string): Promise<Server | NodeJS.ErrnoException> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  const handleUpgrade = app.getUpgradeHandler();
  server.on("upgrade", (request, socket, head) => {
    if (isLampsUrl(request.url ?? "/")) void handleLampsUpgrade(request, socket);
    else void handleUpgrade(request, socket, head);
  });
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen({ port, host }, () => resolve(server));
  });
}

const servers: Server[] = [];
for (const host of hosts) {
  const result = await listen(host);
  if (!(result instanceof Error)) {
    servers.push(result);
  } else if (host !== "::1") {
    process.send?.({
      refusal: `Port ${port} on ${host} cannot be opened (${result.code}). Choose another: PORT=3100 npm start`,
    });
    process.exit(1);
  }
}
process.send?.({ ready: true });

let isStopping = false;
/** Takes no new request, finishes the running ones, and ends. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), STOP_MS).unref();
  closeLamps();
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      return closed;
    }),
  );
  process.exit(0);
}
process.on("SIGTERM", stop);
// Ctrl-C reaches the launcher too, which stops us in order; without the launcher we must not stay.
process.on("SIGINT", () => {});
process.on("disconnect", stop);
