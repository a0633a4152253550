import { rm } from "node:fs/promises";
import path from "node:path";
import { ask, Refused, type TillSetup, Unreachable } from "./api";
import { readJson, remove, writeJson } from "./disk";
import { putWish, sendWishes } from "./outbox";
import { copyFrom, download, dropPart, faultOf, keepPart, type Offered, packageFile } from "./package";
import { refreshPrices } from "./prices";
import { closeParcel } from "./sales";

interface Answer extends Partial<Offered> {
  allowed: boolean;
  reason?: string;
  url?: string;
  forced?: boolean;
  rollBack?: boolean;
  shareFrom?: string;
  pollMinutes: number;
  jitterMinutes?: number;
}

interface State {
  /** Which package runs. This word is the whole switch: one write, so that there is never half an upgrade. */
  version: string;
  /** What ran before; its package stays on the disk. */
  previous: string | null;
  reports: number;
  /** A report that is not in the outbox yet, written together with what it tells of. */
  say: { version: string; state: Happened; reason: string; at: string } | null;
}

type Happened = "downloaded" | "installed" | "failed" | "rolled_back";

/**
 * A till as Storeline expects one, to be read by whoever writes a real one. It knows HTTP and its own disk and nothing else of
 * Storeline. `tick` is called every minute; when the time has come it sends what waits, reads what changed, and asks for a
 * newer package. Whatever happens in between, a cut line or a cut of power, the next tick goes on from what is on the disk.
 */
export function createTill(setup: TillSetup, firstVersion: string) {
  const stateFile = path.join(setup.folder, "till.json");
  const nextFile = path.join(setup.folder, "next.json");
  const first: State = { version: firstVersion, previous: null, reports: 0, say: null };
  const readState = () => readJson(stateFile, first);
  const readNext = () => readJson<Offered | null>(nextFile, null);
  let nextPollAt = 0;

  /** Does what is due. Without a network it does nothing, and tries again with the next tick. */
  async function tick(): Promise<"waits" | "asked" | "offline"> {
    if (setup.clock().getTime() < nextPollAt) return "waits";
    try {
      await sayWhatHappened();
      await closeParcel(setup);
      await sendWishes(setup);
      await refreshPrices(setup);
      await askForUpdate();
      await sendWishes(setup);
      return "asked";
    } catch (error) {
      if (error instanceof Unreachable) return "offline";
      throw error;
    }
  }

  async function askForUpdate(): Promise<void> {
    const { version } = await readState();
    const query = new URLSearchParams({ store: setup.store, till: setup.till, version });
    const answer = await ask<Answer>(setup, `/pos/update?${query}`);
    await follow(answer);
    const jitter = (setup.random() * 2 - 1) * (answer.jitterMinutes ?? 0);
    nextPollAt = setup.clock().getTime() + (answer.pollMinutes + jitter) * 60_000;
  }

  async function follow(answer: Answer): Promise<void> {
    const offered = offeredOf(answer);
    if (answer.rollBack && (await goBack(offered))) return;
    if (!answer.allowed || !offered) {
      // There is nothing newer any more: what was downloaded was withdrawn and must not start.
      if (answer.reason === "current") await remove(nextFile);
      return;
    }
    if ((await readNext())?.sha256 !== offered.sha256 && !(await bring(offered, answer))) return;
    const left = (await readState()).version;
    if (answer.forced || answer.rollBack) await restart();
    if (answer.rollBack) await change({}, { version: left, state: "rolled_back" });
  }

  /** Brings the package to the disk and says so; a bad one is dropped, said, and tried again at the next poll. */
  async function bring(offered: Offered, { url, shareFrom, rollBack }: Answer): Promise<boolean> {
    let fault: string | undefined;
    try {
      if (url !== undefined) await download(setup, offered, url);
      else if (shareFrom !== undefined) await copyFrom(setup, offered, shareFrom);
      else if (rollBack) return false;
      // The server believes that it is here; saying that it is not gets the way to it.
      else fault = "lost";
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      // The right to download has ended meanwhile: the next poll asks for it anew.
      if (error instanceof Refused) return false;
      fault = "share";
    }
    fault ??= await faultOf(setup, offered);
    if (fault !== undefined) {
      await dropPart(setup);
      await change({}, { version: offered.version, state: "failed", reason: fault });
      return false;
    }
    await keepPart(setup, offered);
    await writeJson(nextFile, offered);
    await change({}, { version: offered.version, state: "downloaded" });
    return true;
  }

  /** Back to what ran before, which is still there; false when that is not what the server wants. */
  async function goBack(wanted: Offered | undefined): Promise<boolean> {
    const { version, previous } = await readState();
    if (previous === null || (wanted && wanted.version !== previous)) return false;
    await remove(nextFile);
    await change({ version: previous, previous: null }, { version, state: "rolled_back" });
    return true;
  }

  /** The till restarts: what was downloaded and checked is what runs from now on. */
  async function restart(): Promise<void> {
    const next = await readNext();
    if (!next) return;
    const { version, previous } = await readState();
    if (next.version !== version) {
      await change(
        { version: next.version, previous: version },
        { version: next.version, state: "installed" },
      );
      if (previous !== null) await rm(path.join(setup.folder, packageFile(previous)), { force: true });
    }
    await remove(nextFile);
  }

  /** Writes what changed of the till together with what it will say of it. */
  async function change(
    changed: Partial<State>,
    said: { version: string; state: Happened; reason?: string },
  ): Promise<void> {
    await sayWhatHappened();
    const say = { reason: "", ...said, at: setup.clock().toISOString() };
    await writeJson(stateFile, { ...(await readState()), ...changed, say });
    await sayWhatHappened();
  }

  /** Puts a report into the outbox under its number: after a cut of power the same one again, which counts once. */
  async function sayWhatHappened(): Promise<void> {
    const { say, ...state } = await readState();
    if (!say) return;
    const reports = state.reports + 1;
    const body = { store: setup.store, till: setup.till, ...say };
    await putWish(setup, `report-${String(reports).padStart(9, "0")}`, { path: "/pos/reports", body });
    await writeJson(stateFile, { ...state, reports, say: null });
  }

  return { tick, restart, state: readState, nextPollAt: () => new Date(nextPollAt) };
}

function offeredOf({ version, sha256, size, signature }: Answer): Offered | undefined {
  if (version === undefined || sha256 === undefined || size === undefined || signature === undefined)
    return undefined;
  return { version, sha256, size, signature };
}
