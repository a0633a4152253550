import http from "node:http";
import type { AddressInfo } from "node:net";

/** What a line does to what passes: nothing; no connection at all; answers are lost on the way back; packages are cut, held up or spoilt. */
export type LineState =
  | "good"
  | "down"
  | "loses answers"
  | "cuts packages"
  | "holds packages"
  | "spoils packages";

/** For tests: a line between a till and the server that can be bad in every way that lines are. */
export async function startLine(target: string) {
  const line = {
    state: "good" as LineState,
    ranges: [] as (string | undefined)[],
    lost: 0,
    beforeCut: async () => {},
  };
  const server = http.createServer(async (request, response) => {
    if (line.state === "down") return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await forward(target, request, Buffer.concat(chunks));
    if (line.state === "loses answers" && request.method === "POST") {
      line.lost += 1;
      answer.resume();
      return void request.socket.destroy();
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    if (!request.url?.startsWith("/api/v1/pos/packages/")) return void answer.pipe(response);
    line.ranges.push(request.headers.range);
    // A till that is killed, or hangs up, is not the line's fault.
    response.on("error", () => {});
    let passed = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (response.destroyed) break;
      if (passed === 0 && line.state === "spoils packages") chunk[chunk.length - 1] = (chunk.at(-1) ?? 0) ^ 1;
      response.write(chunk);
      passed += chunk.length;
      if (line.state === "cuts packages" && passed > 100_000) {
        await line.beforeCut();
        return void request.socket.destroy();
      }
      if (line.state === "holds packages" && passed > 100_000) return;
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    line,
    base: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function forward(target: string, request: http.IncomingMessage, body: Buffer): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request;
    const outgoing = http.request(`${target}${request.url}`, { method, headers }, resolve);
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
