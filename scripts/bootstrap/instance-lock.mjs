// Runs on Node 20 without any dependency.
import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** @param {string} root @param {boolean} isAbstract */
function addressFor(root, isAbstract) {
  const id = createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 32);
  return isAbstract ? `\0storeline-${id}` : path.join(os.tmpdir(), `storeline-${id}.sock`);
}

/** @param {string} address @returns {Promise<net.Server | "taken" | "unsupported">} */
function listen(address) {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once("error", (error) => {
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE" ? "taken" : "unsupported");
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** @param {string} address @returns {Promise<boolean>} */
function isAnswered(address) {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * Takes the folder for this process until it ends, however it ends: the lock is a listening socket, which the system
 * closes with its process, so a killed run leaves nothing to clean up.
 * @param {string} root
 * @returns {Promise<boolean>} false: another process has it
 */
export async function takeFolder(root) {
  if (process.platform === "linux") {
    const result = await listen(addressFor(root, true));
    if (result !== "unsupported") return result !== "taken";
  }
  const address = addressFor(root, false);
  const result = await listen(address);
  if (result !== "taken") return true;
  if (await isAnswered(address)) return false;
  rmSync(address, { force: true });
  return (await listen(address)) !== "taken";
}
