// Runs on Node 20 without any dependency: it is used before anything is installed.
import process from "node:process";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const isTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;

/** Something the person at the terminal can put right: shown as its sentence alone. */
export class OperatorError extends Error {
  name = "OperatorError";
}

/** @param {number} ms */
export const seconds = (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

/**
 * Runs a step and says so: a moving line on a terminal, a line every five seconds elsewhere, once it has lasted a
 * second; afterwards how long it took. The step may report how far it is through `progress("40 %")`.
 * @template T
 * @param {string} title
 * @param {(progress: (note: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = Date.now();
  let note = "";
  let frame = 0;
  let lastPlainLine = start - 4_000;
  const line = () => `${title}${note ? ` ${note}` : ""} … ${seconds(Date.now() - start)}`;
  const timer = setInterval(
    () => {
      if (isTerminal) {
        frame += 1;
        process.stdout.write(`\r\x1b[2K${FRAMES[frame % FRAMES.length]} ${line()}`);
      } else if (Date.now() - lastPlainLine >= 5_000) {
        lastPlainLine = Date.now();
        process.stdout.write(`… ${line()}\n`);
      }
    },
    isTerminal ? 120 : 500,
  );
  const clear = () => {
    clearInterval(timer);
    if (isTerminal) process.stdout.write("\r\x1b[2K");
  };
  try {
    const result = await work((text) => {
      note = text;
    });
    clear();
    process.stdout.write(
      `✓ ${title}${note.startsWith("·") ? ` ${note}` : ""} (${seconds(Date.now() - start)})\n`,
    );
    return result;
  } catch (error) {
    clear();
    throw error;
  }
}

/**
 * Shows why a command ends, as one sentence where the cause is known, and answers the exit code.
 * @param {unknown} error
 */
export function explain(error) {
  const problem = /** @type {NodeJS.ErrnoException} */ (
    error instanceof Error ? error : new Error(String(error))
  );
  let sentence = problem.message;
  if (problem.code === "ENOSPC" || problem.code === "EDQUOT") {
    sentence = `The disk that holds ${process.cwd()} is full. Free some space (about 2 GB is enough) and start again.`;
  } else if (problem.code === "EACCES" || problem.code === "EROFS") {
    sentence = `${process.cwd()} cannot be written to (${problem.path ?? problem.message}). Start as the user who owns the folder.`;
  } else if (problem.name !== "OperatorError") {
    sentence = process.env.STORELINE_DEBUG
      ? (problem.stack ?? sentence)
      : `Something unexpected went wrong: ${sentence} (STORELINE_DEBUG=1 shows where.)`;
  }
  process.stderr.write(`✗ ${sentence}\n`);
  return 1;
}
