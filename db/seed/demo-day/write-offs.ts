import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/db/client";
import { getStorage } from "@/server/photo";
import { putShrinkagePhoto, reportShrinkage } from "@/server/shrinkage";
import type { Cast } from "../demo";

/** Yesterday's yoghurt and a torn bag in the franchise store; in the direct store broken bottles that headquarters have to look at. */
export async function writeOff(db: Db, cast: Cast, now: Date): Promise<void> {
  const clerk = cast("clerk");
  await reportShrinkage(
    db,
    clerk,
    { store: "S001", reason: "expired", note: "", lines: [{ item: "10045", qty: 2 }] },
    now,
  );
  await reportShrinkage(
    db,
    clerk,
    { store: "S001", reason: "damaged", note: "拆箱划破", lines: [{ item: "10027", qty: 1 }] },
    now,
  );
  const storehand = cast("storehand");
  const lines = [{ item: "10005", qty: 6 }];
  const broken = { store: "S003", reason: "damaged" as const, note: "货架倒塌", lines };
  const { shrinkage } = await reportShrinkage(db, storehand, broken, now);
  const file = await readFile(path.join(import.meta.dirname, "..", "photos", "broken-cans.jpg"));
  await putShrinkagePhoto(db, storehand, { shrinkage, file }, getStorage(), now);
}
