import { afterAll, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { sqlOf } from "@/db/client";
import { importEndpoints } from "@/server/rest/endpoints/import";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
const environment = { NODE_ENV: "test", ALLOW_TIME_TRAVEL: "1" } as const;
const rest = await startRest(db, importEndpoints, environment);
afterAll(async () => {
  await rest.close();
  await close();
});

const token = await tokenOf(db, "hq");
const csv = { "content-type": "text/csv; charset=utf-8" };
const send = (path: string, raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = csv) =>
  rest.call(path, { token, raw, key: crypto.randomUUID(), headers });

test("a file is checked, applied and found unchanged", async () => {
  const file = "code,name,zone\n0001,Ambient DC,\n0002,Chilled DC,chilled\n";
  const answer = { kind: "dcs", rows: 2, updated: 0, errors: [] };
  const checked = await send("/imports/dcs?mode=check", file);
  expect(checked).toMatchObject({ status: 200, body: { ...answer, created: 2, unchanged: 0 } });
  const applied = await send("/imports/dcs?mode=apply", file);
  expect(applied).toMatchObject({ status: 200, body: { ...answer, created: 2, unchanged: 0 } });
  const again = await send("/imports/dcs?mode=apply", file);
  expect(again).toMatchObject({ status: 200, body: { ...answer, created: 0, unchanged: 2 } });
});

test("bad rows are named in the problem, in the caller's language, and may be corrected under the same key", async () => {
  const key = crypto.randomUUID();
  const bad = { token, raw: "code,name,zone\n0003,,hot\n", key, headers: csv };
  const refused = await rest.call("/imports/dcs?mode=apply", bad);
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: "import/rows-refused",
      kind: "dcs",
      rows: 1,
      created: 0,
      errors: [
        { row: 2, column: "name", code: "import/empty", message: "name is empty: it must be filled in." },
        { row: 2, column: "zone", code: "import/not-one-of" },
      ],
    },
  });
  const chinese = await rest.call("/imports/dcs?mode=check", {
    ...bad,
    key: crypto.randomUUID(),
    headers: { ...csv, "accept-language": "zh-CN" },
  });
  expect(chinese.body.errors).toMatchObject([{ message: "name 为空，必须填写。" }, {}]);
  expect(await rest.call("/imports/dcs?mode=apply", { ...bad, raw: "code,name\n0003,x\n" })).toMatchObject({
    status: 200,
  });
});

test.each([
  ["a missing column", "/imports/dcs?mode=apply", "code\n0001\n", 400, "import/missing-column"],
  [
    "an unknown column",
    "/imports/dcs?mode=apply",
    "code,name,colour\n0001,x,y\n",
    400,
    "import/unknown-column",
  ],
  ["an open quote", "/imports/dcs?mode=apply", 'code,name\n"0001,x\n', 400, "import/unreadable-file"],
  ["nothing", "/imports/dcs?mode=apply", "", 400, "import/unreadable-file"],
  ["no mode", "/imports/dcs", "code,name\n0001,x\n", 400, "request/invalid"],
  ["another mode", "/imports/dcs?mode=try", "code,name\n0001,x\n", 400, "request/invalid"],
  ["another kind", "/imports/cars?mode=apply", "code,name\n0001,x\n", 404, "import/unknown-kind"],
])("%s is refused", async (_name, path, raw, status, code) => {
  expect(await send(path, raw)).toMatchObject({ status, body: { code } });
});

test("JSON is not a file, and not everybody may import", async () => {
  const json = { "content-type": "application/json" };
  expect(await send("/imports/dcs?mode=apply", "{}", json)).toMatchObject({ status: 415 });
  const owner = await tokenOf(db, "owner");
  const raw = "code,name\n0001,x\n";
  const refused = await rest.call("/imports/dcs?mode=apply", { token: owner, raw, key: "k", headers: csv });
  expect(refused).toMatchObject({ status: 403, body: { code: "auth/forbidden" } });
});

test("a spreadsheet, at an instant of its own", async () => {
  const cells = ["code", "name", "opening_balance"].map((value) => ({ value }));
  const content = await writeXlsx([
    cells,
    [{ value: "A0001" }, { value: "账户" }, { value: 1600, type: Number }],
  ]).toBuffer();
  const headers = {
    "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "x-now": "2011-01-05T23:00:00+08:00",
  };
  expect(await send("/imports/accounts?mode=apply", new Uint8Array(content), headers)).toMatchObject({
    status: 200,
    body: { created: 1 },
  });
  const [entry] = await sqlOf(db)`select amount_fen as fen, business_on::text as day from account_entries`;
  expect(entry).toEqual({ fen: 160_000, day: "2011-01-05" });
});
