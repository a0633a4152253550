import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now } from "@/server/testing/given-delivery";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
  await givenChain(world.db, ["prepaid", "prepaid"]);
});
afterAll(async () => {
  await expectProof(world.db);
  await world.close();
});

interface Note {
  difference: string;
  status: string;
  credit: string | null;
  lines: { item: string; qty: number; acceptedQty: number | null; credit: string | null }[];
}

const at = { now };

test("reported, decided and read over the wire: credited once", async () => {
  const owner = await world.as("owner", { stores: ["S0"], accounts: ["A0"] });
  const manager = await world.as("dc-manager");
  const delivery = await givenDelivered(world.db, "S0", { I0: 30, I1: 10 });
  const { balance } = await owner.get<{ balance: string }>("accounts/A0");
  expect(balance).toBe("9860.00");

  const lines = [
    { item: "I0", type: "damaged", qty: 10 },
    { item: "I1", type: "short", qty: 2 },
  ];
  const sent = await owner.send(
    "POST",
    `deliveries/${delivery}/differences`,
    { lines },
    { ...at, key: "k1" },
  );
  expect(sent.status).toBe(201);
  const note = sent.body as Note;
  expect(sent.headers.location).toBe(`/api/v1/differences/${note.difference}`);
  expect(note).toMatchObject({ delivery, store: "S0", status: "submitted", credit: null, decidedAt: null });
  const again = await owner.send(
    "POST",
    `deliveries/${delivery}/differences`,
    { lines },
    { ...at, key: "k1" },
  );
  expect(again.body).toEqual(note);

  const decision = {
    lines: [
      { item: "I0", acceptedQty: 10 },
      { item: "I1", acceptedQty: 2 },
    ],
  };
  const decided = await manager.post<Note>(`differences/${note.difference}/decide`, decision, at);
  expect(decided).toMatchObject({
    status: "accepted",
    credit: "42.00",
    decidedAt: "2026-03-10T09:00:00+08:00",
  });
  expect(decided.lines.map(({ credit }) => credit)).toEqual(["35.00", "7.00"]);
  expect(await manager.post(`differences/${note.difference}/decide`, decision, at)).toEqual(decided);
  expect(await owner.get(`differences/${note.difference}`)).toEqual(decided);
  expect(await owner.all(`differences?delivery=${delivery}`)).toMatchObject([
    { difference: note.difference, credit: "42.00", lines: 2 },
  ]);
  expect(await owner.get("accounts/A0")).toMatchObject({ balance: "9902.00" });
  const ledger = await owner.get<{ rows: unknown[] }>("accounts/A0/entries?from=2026-03-10&to=2026-03-10");
  expect(ledger.rows.at(-1)).toMatchObject({
    type: "difference",
    document: note.difference,
    income: "42.00",
    remark: delivery,
  });

  const other = await world.as("owner", { stores: ["S1"] });
  expect((await other.send("GET", `differences/${note.difference}`)).status).toBe(403);
  expect(await other.all("differences")).toEqual([]);
});

test.each([
  ["no lines", { lines: [] }, 400],
  ["nothing of it", { lines: [{ item: "I0", type: "short", qty: 0 }] }, 400],
  ["an unknown type", { lines: [{ item: "I0", type: "lost", qty: 1 }] }, 400],
  ["an unknown field", { lines: [{ item: "I0", type: "short", qty: 1, price: "1.00" }] }, 400],
  ["more than came", { lines: [{ item: "I0", type: "short", qty: 6 }] }, 422],
])("refused: %s", async (_, body, status) => {
  const delivery = await givenApproved(world.db, "S1", { I0: 5 });
  const answer = await world.owner.send("POST", `deliveries/${delivery}/differences`, body, at);
  expect(answer.status).toBe(status);
  expect(await world.owner.all(`differences?delivery=${delivery}`)).toEqual([]);
});

test("reversed over the wire: the charge is back in the ledger, once", async () => {
  const delivery = await givenApproved(world.db, "S1", { I2: 5 });
  const supervisor = await world.as("finance-supervisor");
  const before = await supervisor.get<{ balance: string }>("accounts/A1");
  const path = `deliveries/${delivery}/reverse`;
  expect((await supervisor.send("POST", path, {}, at)).status).toBe(400);
  expect((await world.owner.send("POST", path, { reason: "x" }, at)).status).toBe(403);
  for (const _ of [1, 2]) {
    expect(await supervisor.post(path, { reason: "wrong store" }, at)).toEqual({
      delivery,
      status: "reversed",
    });
  }
  const ledger = await supervisor.get<{ rows: { type: string; document: string; income: string }[] }>(
    "accounts/A1/entries?from=2026-03-10&to=2026-03-10",
  );
  const back = ledger.rows.filter(({ type }) => type === "delivery_reversal");
  expect(back).toMatchObject([{ document: delivery, income: "17.50", remark: "wrong store" }]);
  expect(Number((await supervisor.get<{ balance: string }>("accounts/A1")).balance)).toBe(
    Number(before.balance) + 17.5,
  );
});
