// Runs on Node 20 without any dependency.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { pinnedNode } from "./install.mjs";

/**
 * Runs a TypeScript program under the pinned Node, hands it our terminal and our signals, and answers its exit code.
 * Ctrl-C at a terminal reaches the program directly as well as through us: it counts once, the program stops in order.
 * @param {string} root
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 * @returns {Promise<{ code: number, wasKilled: boolean }>}
 */
export function handOver(root, program, args, environment = {}) {
  const child = spawn(pinnedNode(root), ["--import", "tsx", path.join(root, program), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
      ...environment,
    },
  });
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => {
      if (child.connected) child.send({ stop: name });
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve({ code: code ?? 1, wasKilled: signal !== null }));
  });
}
