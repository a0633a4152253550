import { afterAll, beforeAll, expect, test } from "vitest";
import { searchEverything } from "@/server/report/queries/search-everything";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getWave } from "./get-wave";
import { getWaveFloor } from "./get-wave-floor";
import { listTasks } from "./list-tasks";
import { listWaveEvents } from "./list-wave-events";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"]));

test("whatever is asked about a wave is refused to people of another DC, and their search does not find it", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
  await releaseWave(db, person("planner"), { wave }, now);
  const [here, elsewhere] = [person("planner", { dcIds: [1] }), person("planner", { dcIds: [99] })];
  const questions = [getWave, getWaveFloor, listWaveEvents];
  for (const ask of questions) {
    expect(await ask(db, here, { wave })).toBeTruthy();
    await expect(ask(db, elsewhere, { wave })).rejects.toMatchObject({ code: "auth/out-of-scope" });
    await expect(ask(db, here, { wave: "WV-0" })).rejects.toMatchObject({ code: "wave/unknown" });
  }
  await expect(listTasks(db, elsewhere, { wave, limit: 50 })).rejects.toMatchObject({ status: 403 });
  expect(await searchEverything(db, here, { q: wave })).toMatchObject([{ kind: "wave", label: wave }]);
  expect(await searchEverything(db, elsewhere, { q: wave })).toEqual([]);
});
