import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { createToken } from "@/server/auth";
import { systemActor } from "@/server/auth/actor";
import { answerLamp } from "@/server/light/commands/answer-lamp";
import { getLamps } from "@/server/light/queries/get-lamps";
import { listWalls } from "@/server/light/queries/list-walls";
import { closeLamps, handleLampsUpgrade } from "@/server/socket/lamps";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";

const { db, close } = await freshDatabase();
const picker = person("picker", { id: 5, name: "Qiang" });
const other = person("picker", { id: 6, name: "Min" });
const wall = { dc: "0001", zone: "A", kind: "pick" as const };
let messages = 0;
const id = () => {
  messages += 1;
  return `message-${messages}`;
};

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  const methods = { case: "label", loose: "light", zones: [], shortVisits: 2 } as const;
  await setFloor(db, person("dc-manager"), { dc: "0001", ...methods, zones: [] }, now);
});
const server = createServer();
server.on("upgrade", (request, socket) => void handleLampsUpgrade(request, socket, db));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(async () => {
  closeLamps();
  server.close();
  await close();
});

/** A wave with one task of zone A by light: I0 at A-01, five pieces of one store. */
async function givenLit(qty = 5): Promise<void> {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: qty } }]);
  await releaseWave(db, person("planner"), { wave }, now);
}
const scansOf = async (lamp: string) => {
  const [row] = await sqlOf(db)<{ scans: number; each: number }[]>`
    select count(*)::int4 as scans, coalesce(sum(qty_each), 0)::int8 as each from pick_scans
    where task_id = ${Number(lamp.split("-")[0])}::int8 and line_no = ${Number(lamp.split("-")[1])}::int2`;
  return row;
};

// Guarantees picking by light through the task commands: what is pressed counts once, the last lamp ends the task.
test("a task is started, its lamp shows the quantity, a press ends it; a second press takes nothing twice", async () => {
  await givenLit();
  expect(await listWalls(db, picker)).toEqual([{ ...wall, waiting: 1 }]);
  expect(await getLamps(db, picker, wall)).toMatchObject({ task: null, waiting: 1, lamps: [] });
  await answerLamp(db, picker, { type: "start", id: id(), ...wall }, now);
  const lit = await getLamps(db, picker, wall);
  expect(lit).toMatchObject({ store: "S0", waiting: 0, lamps: [{ address: "A-01", qty: 5, state: "lit" }] });
  const lamp = lit.lamps[0]?.lamp ?? "";
  await expect(answerLamp(db, other, { type: "confirmed", id: id(), lamp }, now)).rejects.toMatchObject({
    code: "light/not-lit",
  });
  expect(await answerLamp(db, picker, { type: "full", id: id(), lamp }, now)).toMatchObject({
    tote: expect.stringMatching(/^T\d+$/),
  });
  expect(await answerLamp(db, picker, { type: "confirmed", id: id(), lamp }, now)).toMatchObject({
    isDone: true,
  });
  await expect(answerLamp(db, picker, { type: "confirmed", id: id(), lamp }, now)).rejects.toMatchObject({
    code: "light/not-lit",
  });
  expect(await scansOf(lamp)).toEqual({ scans: 1, each: 5 });
  await expect(answerLamp(db, picker, { type: "start", id: id(), ...wall }, now)).rejects.toMatchObject({
    code: "light/none-waiting",
  });
  await expect(
    answerLamp(db, person("loader"), { type: "start", id: id(), ...wall }, now),
  ).rejects.toMatchObject({
    status: 403,
  });
  await expectProof(db);
});

test("a person looks twice before it is short, then the line says why", async () => {
  await givenLit();
  await answerLamp(db, picker, { type: "start", id: id(), ...wall }, now);
  const lamp = (await getLamps(db, picker, wall)).lamps[0]?.lamp ?? "";
  const short = { type: "short" as const, lamp, reason: "empty" as const };
  expect(await answerLamp(db, picker, { ...short, id: id(), qty: 2 }, now)).toMatchObject({ isDone: false });
  expect((await getLamps(db, picker, wall)).lamps).toMatchObject([{ state: "again", qty: 3, taken: 2 }]);
  expect(await answerLamp(db, picker, { ...short, id: id(), qty: 0 }, now)).toMatchObject({ isDone: true });
  const [row] = await sqlOf(db)<{ picked: number; reason: string }[]>`
    select picked_each as picked, reason::text from delivery_shorts order by delivery_id desc limit 1`;
  expect(row).toEqual({ picked: 2, reason: "empty" });
  await expectProof(db);
});

test("two walls of a zone start at the same time: each task has one hand", async () => {
  await givenLit();
  const answers = await Promise.allSettled(
    [picker, other].map((actor) => answerLamp(db, actor, { type: "start", id: id(), ...wall }, now)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const actor of [picker, other]) {
    const lamp = (await getLamps(db, actor, wall)).lamps[0]?.lamp;
    if (lamp) await answerLamp(db, actor, { type: "confirmed", id: id(), lamp }, now);
  }
  await expectProof(db);
});

/** Equipment on its line: what it hears, and how it speaks. */
async function lineOf(token: string | undefined) {
  const { port } = server.address() as AddressInfo;
  const options = token === undefined ? undefined : { headers: { authorization: `Bearer ${token}` } };
  // Node's own client takes headers, which a browser's does not.
  const Client = WebSocket as unknown as new (url: string, options?: object) => WebSocket;
  const line = new Client(`ws://127.0.0.1:${port}/api/v1/lamps/socket?dc=0001&zone=A`, options);
  const heard: Record<string, unknown>[] = [];
  line.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  const isOpen = await new Promise<boolean>((resolve) => {
    line.onopen = () => resolve(true);
    line.onerror = () => resolve(false);
  });
  const hear = async (type: string) => {
    await expect.poll(() => heard.some((one) => one.type === type), { timeout: 10_000 }).toBe(true);
    const at = heard.findIndex((one) => one.type === type);
    return heard.splice(at, 1)[0] ?? {};
  };
  return {
    isOpen,
    hear,
    say: (message: unknown) => line.send(JSON.stringify(message)),
    hangUp: () => line.close(),
  };
}

test("equipment with a token: the line is lost after a press, the press is sent again and counts once", async () => {
  await givenLit(7);
  const { token } = await createToken(db, systemActor, { name: "DPS A", role: "picker" }, now);
  expect((await lineOf(undefined)).isOpen).toBe(false);
  expect((await lineOf("nobody")).isOpen).toBe(false);
  const first = await lineOf(token);
  await first.hear("lamps");
  first.say({ type: "start", id: "e1", ...wall });
  expect(await first.hear("counted")).toMatchObject({ id: "e1" });
  const { lamps } = (await first.hear("lamps")) as { lamps: { lamp: string; qty: number }[] };
  expect(lamps).toMatchObject([{ qty: 7 }]);
  const lamp = lamps[0]?.lamp ?? "";
  first.say({ type: "nonsense" });
  await first.hear("unreadable");
  first.say({ type: "short", id: "e2", lamp, qty: 6, reason: "damaged" });
  first.hangUp();

  const second = await lineOf(token);
  second.say({ type: "short", id: "e2", lamp, qty: 6, reason: "damaged" });
  expect(await second.hear("counted")).toMatchObject({ id: "e2", isDone: true });
  second.say({ type: "confirmed", id: "e3", lamp });
  expect(await second.hear("refused")).toMatchObject({ id: "e3", code: "light/not-lit" });
  expect(await scansOf(lamp)).toEqual({ scans: 1, each: 6 });
  second.hangUp();
  await expectProof(db);
});
