// `npm start` and `npm run dev`. Runs on Node 20 without any dependency: it installs them, then hands over to Node 24.
import { mkdirSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { handOver } from "./bootstrap/hand-over.mjs";
import { demandRoom, ensureInstalled } from "./bootstrap/install.mjs";
import { takeFolder } from "./bootstrap/instance-lock.mjs";
import { endLeftovers, forgetRun, readRun } from "./bootstrap/run-file.mjs";
import { explain, OperatorError, step } from "./bootstrap/say.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const isDev = process.argv.includes("--dev");
const ROOM_TO_RUN = 150 * 1024 ** 2;

function chosenPort() {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new OperatorError(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
}

/** @param {number} port @param {string} host @returns {Promise<string | undefined>} the error code of listening */
const listenCode = (port, host) =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code));
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });

/** @param {number} port */
async function demandPort(port) {
  const hosts = process.env.HOST ? [process.env.HOST] : ["127.0.0.1", "::1"];
  for (const host of hosts) {
    const code = await listenCode(port, host);
    if (code === "EADDRINUSE")
      throw new OperatorError(
        `Port ${port} is taken by another program. Choose another: PORT=3100 npm start`,
      );
    if (code === "EACCES")
      throw new OperatorError(
        `Port ${port} may be opened by root only. Choose one above 1023: PORT=3100 npm start`,
      );
    if (code && host !== "::1")
      throw new OperatorError(`The address ${host} of HOST cannot be listened on (${code}).`);
  }
}

async function main() {
  const port = chosenPort();
  if (!(await takeFolder(root))) {
    const { url, processes } = readRun(root);
    throw new OperatorError(
      url
        ? `Storeline already runs in this folder at ${url} (process ${processes[0]?.pid}). Stop it with Ctrl-C in its terminal before you start it again.`
        : "Storeline is starting in this folder, or one of its commands is working there. Try again when that has finished.",
    );
  }
  if (readRun(root).processes.length > 0) {
    await step("Ending what the last run left behind", () => endLeftovers(root));
    forgetRun(root);
  }
  await demandPort(port);
  await ensureInstalled(root);
  mkdirSync(path.join(root, ".data"), { recursive: true });
  for (const dir of [root, path.join(root, ".data")]) demandRoom(dir, ROOM_TO_RUN);
  const { code, wasKilled } = await handOver(root, "scripts/serve.ts", isDev ? ["--dev"] : [], {
    PORT: String(port),
  });
  if (wasKilled)
    throw new OperatorError("Storeline was killed. Start it again: the next start repairs what is left.");
  return code;
}

process.exitCode = await main().catch(explain);
