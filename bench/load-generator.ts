// A process of its own that sends prepared requests over kept connections as fast as they are answered.
// It speaks HTTP/1.1 over plain sockets: on a machine that also runs the server its own cost must stay small.
import net from "node:net";
import process from "node:process";

export interface LoadJob {
  port: number;
  clients: number;
  /** Stops after so many seconds … */
  seconds?: number;
  /** … or after so many requests. */
  count?: number;
  method: "GET" | "POST";
  path: string;
  token?: string;
  /** Further header lines. */
  headers?: string[];
  /** Sent in turn, each time with an Idempotency-Key of its own. */
  bodies: string[];
  /** Continues the turn of an earlier job. */
  offset: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Milliseconds, ascending, of the answers below 400. */
  latencies: number[];
  refused: Record<string, number>;
  /** Of the bodies of the answers below 400. */
  bytes: number;
  /** CPU seconds of this process. */
  cpuSeconds: number;
}

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** Where the answer's body ends: after its stated length, or after its last chunk. Undefined: not yet here. */
function bodyEnd(head: string, received: Buffer, start: number): number | undefined {
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const isWhole = received.length > start && received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
    return isWhole ? received.length : undefined;
  }
  const end = start + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  return received.length < end ? undefined : end;
}

/** One connection: sends a request, answers its status and body. Requests follow one another. */
function connection(port: number) {
  const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve: (answer: { status: number; body: Buffer }) => void; reject: (e: Error) => void };
  const take = () => {
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = received.subarray(0, headEnd).toString("latin1");
    const end = bodyEnd(head, received, headEnd + HEAD_END.length);
    if (end === undefined) return;
    const body = received.subarray(headEnd + HEAD_END.length, end);
    received = received.subarray(end);
    waiting.resolve({ status: Number(head.slice(9, 12)), body });
  };
  socket.on("data", (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    take();
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("the server closed the connection")));
  return {
    send: (text: string) =>
      new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(text);
      }),
    close: () => {
      waiting = { resolve: () => {}, reject: () => {} };
      socket.destroy();
    },
  };
}

function requestText(job: LoadJob, index: number): string {
  const body = job.bodies.length === 0 ? "" : (job.bodies[index % job.bodies.length] ?? "");
  const head = [
    `${job.method} ${job.path} HTTP/1.1`,
    "host: 127.0.0.1",
    ...(job.token ? [`authorization: Bearer ${job.token}`] : []),
    ...(job.headers ?? []),
    ...(job.method === "POST"
      ? [
          `idempotency-key: ${crypto.randomUUID()}`,
          "content-type: application/json",
          `content-length: ${Buffer.byteLength(body)}`,
        ]
      : []),
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

async function run(job: LoadJob): Promise<LoadResult> {
  const latencies: number[] = [];
  const refused: Record<string, number> = {};
  const cpuBefore = process.cpuUsage();
  const started = process.hrtime.bigint();
  const stopsAt = job.seconds === undefined ? undefined : started + BigInt(Math.round(job.seconds * 1e9));
  let sent = 0;
  let bytes = 0;
  await Promise.all(
    Array.from({ length: job.clients }, async () => {
      const line = connection(job.port);
      while (job.count === undefined || sent < job.count) {
        const begun = process.hrtime.bigint();
        if (stopsAt !== undefined && begun >= stopsAt) break;
        const { status, body } = await line.send(requestText(job, job.offset + sent++));
        if (status < 400) {
          latencies.push(Number(process.hrtime.bigint() - begun) / 1e6);
          bytes += body.length;
        } else {
          const reason = `${status} ${/"code":"([^"]+)"/.exec(body.toString("utf8"))?.[1] ?? ""}`;
          refused[reason] = (refused[reason] ?? 0) + 1;
        }
      }
      line.close();
    }),
  );
  const cpu = process.cpuUsage(cpuBefore);
  return {
    requests: sent,
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
    latencies: latencies.sort((a, b) => a - b),
    refused,
    bytes,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
  };
}

process.on("message", (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on("disconnect", () => process.exit(0));
