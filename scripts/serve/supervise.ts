import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "../bootstrap/say.mjs";

const PAUSE_MIN_MS = 250;
const PAUSE_MAX_MS = 15_000;
const STEADY_MS = 30_000;
const ATTEMPTS_BEFORE_READY = 4;
const STOP_MS = 12_000;
const LOG_BYTES_MAX = 50 * 1024 * 1024;

export interface Supervised {
  pid: () => number | undefined;
  ready: Promise<void>;
  stop: () => Promise<void>;
}

interface Options {
  root: string;
  /** Where its log goes, in `log/`. */
  dir: string;
  name: "web" | "worker";
  isDev: boolean;
  environment: NodeJS.ProcessEnv;
  /** Called whenever there is a new process. */
  changed: () => void;
  /** Called once when the process cannot run at all, with the sentence for it. */
  gaveUp: (error: Error) => void;
}

function openLog(dir: string, name: string): number {
  const file = path.join(dir, "log", `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  return openSync(file, "a");
}

function launch({ root, dir, name, isDev, environment }: Options): ChildProcess {
  const program = isDev
    ? ["--import", "tsx", path.join(root, "server", `${name}.ts`)]
    : ["--enable-source-maps", path.join(root, ".next", "processes", `${name}.mjs`)];
  const log = openLog(dir, name);
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: environment,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  return child;
}

/**
 * Keeps one of our processes running: started again when it ends, after a pause that doubles while it keeps ending. A
 * process that refuses (a taken port), or ends four times before it was ever ready, is given up with a sentence.
 */
export function supervise(options: Options): Supervised {
  const { dir, name, changed, gaveUp } = options;
  let child: ChildProcess | undefined;
  let isStopping = false;
  let wasReady = false;
  let sayReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    sayReady = resolve;
  });

  const keep = async () => {
    let pause = PAUSE_MIN_MS;
    for (let attempt = 1; !isStopping; attempt += 1) {
      const started = Date.now();
      let refusal: string | undefined;
      child = launch(options);
      changed();
      child.on("message", (message: { ready?: boolean; refusal?: string }) => {
        refusal = message.refusal ?? refusal;
        if (message.ready) {
          wasReady = true;
          sayReady();
        }
      });
      await hasEnded(child);
      if (isStopping) return;
      if (refusal) return gaveUp(new OperatorError(refusal));
      if (!wasReady && attempt >= ATTEMPTS_BEFORE_READY) {
        return gaveUp(
          new OperatorError(
            `The ${name} process cannot start; the reason is at the end of ${path.join(dir, "log", `${name}.log`)}.`,
          ),
        );
      }
      if (Date.now() - started > STEADY_MS) pause = PAUSE_MIN_MS;
      if (wasReady) process.stdout.write(`… The ${name} process ended unexpectedly, starting it again\n`);
      await sleep(pause);
      pause = Math.min(pause * 2, PAUSE_MAX_MS);
    }
  };
  void keep().catch(gaveUp);

  return {
    pid: () => child?.pid,
    ready,
    stop: async () => {
      isStopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const deadline = setTimeout(() => child?.kill("SIGKILL"), STOP_MS);
      await hasEnded(child);
      clearTimeout(deadline);
    },
  };
}

const hasEnded = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
