import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { instantFrom } from "@/server/clock";
import { readRun } from "./bootstrap/run-file.mjs";
import { filesOf } from "./import/files-of";
import { sendFile } from "./import/send-file";
import { errorTable, resultLine } from "./import/show";
import { withToken } from "./import/with-token";

const usage = `npm run import -- <folder> [--check] [--url http://localhost:3000] [--token <token>] [--now <instant>]
  Sends <kind>.csv or <kind>.xlsx of the folder to the running Storeline, in the order in which they depend on one another,
  and stops at the first that is refused. Each file is imported as a whole or not at all.
  --check   changes nothing: says of each file what importing it now would do
  --now     the instant of the import, where time travel is allowed`;

const root = path.join(import.meta.dirname, "..");

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: "boolean", default: false },
        url: { type: "string" },
        token: { type: "string" },
        now: { type: "string" },
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) fail(usage);
    if (values.now !== undefined && !instantFrom(values.now))
      fail(`"${values.now}" is not an instant.\n${usage}`);
    return { folder, ...values };
  } catch {
    return fail(usage);
  }
}

const options = readArguments();
const url =
  options.url ??
  readRun(root).url ??
  fail("Storeline is not running: start it with `npm start`, or give --url.");
const found = filesOf(options.folder);
const files = typeof found === "string" ? fail(found) : found;

const stopped = "Stopped: the files above are in, this one changed nothing.";
const checkHint = "Records that an earlier file of the folder brings are only found once that file is in.";
const mode = options.check ? "check" : "apply";
const refused = await withToken(root, options.token, sendAll).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
if (refused > 0)
  fail(mode === "apply" ? stopped : `${refused} of ${files.length} files would be refused now. ${checkHint}`);
console.log(mode === "apply" ? "All files are in." : "All files can be imported; nothing was changed.");

/** Sends the files; how many were refused. Applying stops at the first, checking goes on. */
async function sendAll(token: string): Promise<number> {
  let count = 0;
  for (const [index, file] of files.entries()) {
    if (process.stdout.isTTY) process.stdout.write(`  [${index + 1}/${files.length}] ${file.kind} …\r`);
    const sent = await sendFile({ url, token, mode, now: options.now }, file);
    console.log(resultLine(file.kind, sent));
    if (!sent.refusal) continue;
    console.error(errorTable(sent.refusal));
    count += 1;
    if (mode === "apply") break;
  }
  return count;
}
