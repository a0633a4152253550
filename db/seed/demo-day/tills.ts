import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { getStorage } from "@/server/photo";
import { openStage, pollUpdate, reportUpdate, uploadPackage } from "@/server/upgrade";
import type { Cast } from "../demo";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Two versions for tills: one that all stores have for weeks, and a newer one on its second stage, where one till has installed it,
 * another one has downloaded it and a third one fails for the third time.
 */
export async function rollOut(db: Db, cast: Cast, now: Date): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  await upload(db, cast, "5.1.0", "会员码扫码加速", ago(20 * dayMs));
  await openStage(db, cast("hq"), { version: "5.1.0", stage: { scope: "all" } }, ago(20 * dayMs));
  const stores = ["S001", "S002", "S003", "S004", "S005", "S006"];
  for (const [index, store] of stores.entries()) {
    const at = ago(20 * dayMs - (index + 1) * 5 * hourMs);
    await happened(db, store, "5.1.0", "5.0.0", "installed", at);
  }
  await upload(db, cast, "5.2.0", "小票二维码、整箱退货", ago(2 * dayMs));
  const open = (group: string, at: Date) =>
    openStage(db, cast("hq"), { version: "5.2.0", stage: { scope: "group", group } }, at);
  await open("PILOT", ago(2 * dayMs));
  await open("CITY", ago(6 * hourMs));
  await happened(db, "S001", "5.2.0", "5.1.0", "installed", ago(40 * hourMs));
  await happened(db, "S002", "5.2.0", "5.1.0", "installed", ago(5 * hourMs));
  await happened(db, "S003", "5.2.0", "5.1.0", "downloaded", ago(4 * hourMs));
  for (const hours of [3.5, 2.5, 1.5]) {
    await happened(db, "S004", "5.2.0", "5.1.0", "failed", ago(hours * hourMs), "checksum");
  }
}

async function upload(db: Db, cast: Cast, version: string, note: string, at: Date): Promise<void> {
  const bytes = async function* () {
    yield Buffer.from(`Storeline demo package ${version}\n`.repeat(20_000));
  };
  await uploadPackage(db, cast("hq"), { version, note, bytes: bytes() }, getStorage(), at);
}

async function happened(
  db: Db,
  store: string,
  version: string,
  before: string,
  state: "downloaded" | "installed" | "failed",
  at: Date,
  reason = "",
): Promise<void> {
  await pollUpdate(db, systemActor, { store, till: "01", version: before }, at);
  const report = { store, till: "01", version, state, reason, at: at.toISOString() };
  await reportUpdate(db, systemActor, report, at);
  if (state === "installed") await pollUpdate(db, systemActor, { store, till: "01", version }, at);
}
