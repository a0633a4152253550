import type { Db } from "@/db/client";
import { storageOf } from "@/server/photo";
import { now, person } from "@/server/testing/given-delivery";
import { testFolder } from "@/server/testing/test-folder";
import { openStage, pollUpdate, reportUpdate, uploadPackage } from "@/server/upgrade";

/** A package that one till installed after a failure, and another one failed to. */
export async function givenUpgrade(db: Db): Promise<void> {
  const storage = storageOf({ NODE_ENV: "test", STORELINE_PHOTO_DIR: testFolder("packages") });
  const bytes = async function* () {
    yield Buffer.from("a package");
  };
  await uploadPackage(db, person("hq"), { version: "2.0.0", note: "", bytes: bytes() }, storage, now);
  await openStage(db, person("hq"), { version: "2.0.0", stage: { scope: "all" } }, now);
  const till = person("pos");
  for (const store of ["S0", "S1"]) {
    await pollUpdate(db, till, { store, till: "01", version: "1.0.0" }, now);
  }
  const report = (store: string, state: "failed" | "installed", minutes: number) => {
    const at = new Date(now.getTime() + minutes * 60_000).toISOString();
    return reportUpdate(db, till, { store, till: "01", version: "2.0.0", state, reason: "", at }, now);
  };
  await report("S0", "failed", 1);
  await report("S0", "installed", 2);
  await report("S1", "failed", 3);
}

/** What can go wrong with the board of a roll-out, and the check that says so. */
export const upgradeDamages: [check: string, sql: string][] = [
  ["upgrade-tills", "update pos_till_states set state = 'downloaded' where state = 'failed'"],
  ["upgrade-tills", "delete from pos_till_states where state = 'installed'"],
  ["upgrade-tills", "delete from pos_reports where state = 'failed'"],
  ["upgrade-failures", "update pos_till_states set failures = failures + 1"],
  ["upgrade-stages", "update pos_stages set store_count = store_count + 1"],
  ["upgrade-stages", "delete from pos_allowed_stores where store_id = 1"],
  ["upgrade-sizes", "update pos_package_parts set bytes = bytes - 1"],
];
