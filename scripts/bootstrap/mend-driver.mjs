// Runs on Node 20 without any dependency. docs/decisions/005-mended-driver.md says why and until when.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "./say.mjs";

/** What is replaced in a file of the driver: [found exactly once, what stands there afterwards]. */
const REPAIRS = /** @type {Record<string, [string, string][]>} */ ({
  "connection.js": [
    // A write that waits for its turn when the socket goes away fails its statement; it neither throws nor is kept.
    [
      "const x = socket.write(chunk, fn)\n",
      `if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)\n`,
    ],
    // What was not sent on the old socket is never sent on the next one, and what waits for an answer fails.
    [
      "    socket.removeAllListeners()\n    socket = null\n",
      "    socket.removeAllListeners()\n    socket = chunk = nextWriteTimer = null\n",
    ],
    ["!hadError && (query || sent.length) && error(", "if (query || sent.length) error("],
    // A connection that goes away while it reads the types of arrays fails what waits for it, instead of the process.
    ["        return fetchArrayTypes()\n", "        return fetchArrayTypes().catch(error)\n"],
  ],
  "index.js": [
    // A transaction that lost its connection runs nothing more: not on a new connection, where it would commit alone.
    ["      , prepare = null\n\n    try {\n", "      , prepare = null\n      , lost = null\n\n    try {\n"],
    [
      "new Promise((_, reject) => connection.onclose = reject)",
      "new Promise((_, reject) => connection.onclose = e => reject(lost = e))",
    ],
    [
      "q.catch(e => uncaughtError || (uncaughtError = e))\n",
      "q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n",
    ],
  ],
});

/**
 * Repairs in the PostgreSQL driver of node_modules what is not repaired yet: without this a dropped connection leaves requests unanswered.
 * @param {string} root
 */
export function mendDriver(root) {
  for (const dir of ["src", "cjs/src"]) {
    for (const [name, repairs] of Object.entries(REPAIRS))
      mend(path.join(root, "node_modules", "postgres", dir, name), repairs);
  }
}

/** @param {string} file @param {[string, string][]} repairs */
function mend(file, repairs) {
  if (!existsSync(file)) throw unknownDriver(file);
  const before = readFileSync(file, "utf8");
  let text = before;
  for (const [found, wanted] of repairs) {
    if (text.includes(wanted)) continue;
    if (text.split(found).length !== 2) throw unknownDriver(file);
    text = text.replace(found, () => wanted);
  }
  if (text === before) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const unknownDriver = (/** @type {string} */ file) =>
  new OperatorError(
    `${file} is not the driver that Storeline knows how to repair: restore package.json and package-lock.json, or see docs/decisions/005-mended-driver.md.`,
  );
