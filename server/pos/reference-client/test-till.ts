import type { Db } from "@/db/client";
import { getStorage } from "@/server/photo";
import type { TillSetup } from "@/server/pos/reference-client/api";
import { endpoints } from "@/server/rest/endpoints";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { startLine } from "@/server/testing/bad-line";
import { now, person } from "@/server/testing/given-delivery";
import { testFolder } from "@/server/testing/test-folder";
import { openStage } from "@/server/upgrade";
import { publicKeyOf } from "@/server/upgrade/signing";
import { someBytes, upload } from "@/server/upgrade/test-packages";

export const sizeBytes = 600_000;

/** For tests: the real interface, a line to it that can be bad, and tills of this clock behind that line. */
export async function startTills(db: Db) {
  process.env.STORELINE_PHOTO_DIR ??= testFolder("packages");
  const rest = await startRest(db, endpoints, { NODE_ENV: "test", ALLOW_TIME_TRAVEL: "1" });
  const { line, base, close } = await startLine(rest.base);
  const token = await tokenOf(db, "pos");
  const publicKey = await publicKeyOf(db);
  const clock = { at: now };
  let packages = 1;

  return {
    line,
    clock,
    close: async () => {
      await close();
      await rest.close();
    },
    startAgain: () => {
      clock.at = now;
      line.state = "good";
      line.ranges = [];
    },
    minutes: (count: number) => {
      clock.at = new Date(clock.at.getTime() + count * 60_000);
    },
    setupOf: (store: string, till = "01", more: Partial<TillSetup> = {}): TillSetup => ({
      base,
      token,
      store,
      till,
      folder: testFolder(`till-${store}-${till}`),
      publicKey,
      clock: () => clock.at,
      random: () => 0.5,
      ...more,
    }),
    /** A package newer than all before it, for one store. */
    given: async (store: string, openedAt = clock.at): Promise<{ version: string; bytes: Buffer }> => {
      packages += 1;
      const version = `${packages}.0.0`;
      const bytes = someBytes(sizeBytes, packages);
      await upload(db, version, bytes, getStorage());
      await openStage(db, person("hq"), { version, stage: { scope: "stores", stores: [store] } }, openedAt);
      return { version, bytes };
    },
  };
}
