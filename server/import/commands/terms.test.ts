import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { freshDatabase } from "@/server/testing/test-database";
import { fileOf } from "../test-files";
import { importsInto } from "./test-imports";

const { db, close } = await freshDatabase();
afterAll(close);
const { run, refusals, loadSamples } = importsInto(db);
const sql = sqlOf(db);

beforeAll(loadSamples);

const linesOfPlan = async () => [
  ...(await sql`
    select l.effective_on::text as on, l.fixed_price_fen as fen, l.plan_version as version from plan_lines l
    join items i on i.id = l.item_id where i.code = 'A100' order by l.effective_on`),
];
const planVersion = async () =>
  (await sql<{ version: number }[]>`select version from plans where code = 'P1'`)[0]?.version;

// Guarantees that orders priced yesterday can be explained: a price change is a new line from its business day on.
test("a plan line keeps its history by business day, and its plan counts the changes", async () => {
  const first = await planVersion();
  expect(await linesOfPlan()).toEqual([{ on: "-infinity", fen: 280, version: first }]);

  // 23:30 in the company's zone is still the 11th, in UTC and in China.
  const late = new Date("2026-03-11T23:30:00+08:00");
  expect(await run("plan-lines", fileOf("plan-lines", { fixed_price: "3.00" }), "apply", late)).toMatchObject(
    { updated: 1 },
  );
  expect(await run("plan-lines", fileOf("plan-lines", { fixed_price: "3.10" }), "apply", late)).toMatchObject(
    { updated: 1 },
  );
  expect(await run("plan-lines", fileOf("plan-lines", { fixed_price: "3.10" }), "apply", late)).toMatchObject(
    { unchanged: 1 },
  );
  const version = (first ?? 0) + 2;
  expect(await planVersion()).toBe(version);
  expect(await linesOfPlan()).toEqual([
    { on: "-infinity", fen: 280, version: first },
    { on: "2026-03-11", fen: 310, version },
  ]);

  const next = new Date("2026-03-12T00:30:00+08:00");
  const costPlus = { price_type: "cost_plus_rate", fixed_price: "", markup: "8.50" };
  await run("plan-lines", fileOf("plan-lines", costPlus), "apply", next);
  expect((await linesOfPlan()).at(-1)).toEqual({ on: "2026-03-12", fen: null, version: version + 1 });
});

const versionsOfTemplate = async () => [
  ...(await sql`
    select v.version_no as no, v.valid_from as from, count(l.id)::int as lines
    from template_versions v join templates t on t.id = v.template_id left join template_lines l on l.template_version_id = v.id
    where t.code = 'T1' group by v.id order by v.version_no`),
];

// Guarantees U12: a window that is open keeps the lines it started with, because the old version is still there.
test("template lines are replaced by a new version from now on, and only when they differ", async () => {
  expect(await versionsOfTemplate()).toEqual([{ no: 1, from: null, lines: 1 }]);
  const now = new Date("2026-03-11T10:00:00+08:00");
  const two = fileOf(
    "template-lines",
    { max_amount: "500.00" },
    { category: "C10", start: "06:00", end: "21:00" },
  );
  expect(await run("template-lines", two, "apply", now)).toMatchObject({
    created: 1,
    updated: 1,
    unchanged: 0,
  });
  expect(await run("template-lines", two, "apply", now)).toMatchObject({ unchanged: 2 });
  const versions = await versionsOfTemplate();
  expect(versions.map(({ no, lines }) => [no, lines])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(new Date(String(versions[1]?.from))).toEqual(now);

  // Leaving a line out is a change too.
  const one = fileOf("template-lines", { max_amount: "500.00" });
  expect(await run("template-lines", one, "apply", now)).toMatchObject({ unchanged: 1, removed: 1 });
  expect((await versionsOfTemplate()).map(({ lines }) => lines)).toEqual([1, 2, 1]);
});

test("weekdays are kept in order, whatever order the file has", async () => {
  await run("template-lines", fileOf("template-lines", { day_rule: "weekdays:5,1,3" }));
  const [line] = await sql`select day_rule as rule from template_lines order by id desc limit 1`;
  expect(line?.rule).toBe("weekdays:1,3,5");
  const again = await run("template-lines", fileOf("template-lines", { day_rule: "weekdays:1,3,5" }));
  expect(again).toMatchObject({ unchanged: 1 });
});

test("routes: parents may come later, no cycles across file and table, no sub-routes under stores", async () => {
  await run("routes", fileOf("routes", { code: "R21", parent: "R2" }, { code: "R2" }));
  expect(await refusals("routes", fileOf("routes", { code: "R2", parent: "R21" }))).toEqual([
    "2 parent tree/cycle",
  ]);
  expect(
    await refusals("routes", fileOf("routes", { code: "R3", parent: "R4" }, { code: "R4", parent: "R3" })),
  ).toEqual(["2 parent tree/cycle", "3 parent tree/cycle"]);
  expect(await refusals("routes", fileOf("routes", { code: "R11", parent: "R1" }))).toEqual([
    "2 parent route/has-stores",
  ]);
  expect(await refusals("stores", fileOf("stores", { route: "R2" }))).toEqual([
    "2 route store/route-not-leaf",
  ]);
  expect(await run("stores", fileOf("stores", { route: "R21" }))).toMatchObject({ updated: 1 });
  const [store] =
    await sql`select r.code from stores s join routes r on r.id = s.route_id where s.code = 'S001'`;
  expect(store?.code).toBe("R21");
});

test("stores: COD and direct stores, return policies, and a status that files leave alone", async () => {
  await sql`update stores set status = 'suspended' where code = 'S001'`;
  const file = fileOf(
    "stores",
    { name: "Renamed", return_policy: "monthly:200.00" },
    {
      code: "S002",
      kind: "independent",
      settlement: "cod",
      account: "",
      cod_limit: "5000.00",
      return_policy: "",
    },
    { code: "S003", kind: "direct", account: "" },
  );
  expect(await run("stores", file)).toMatchObject({ created: 2, updated: 1 });
  const rows = await sql`
    select code, status, return_policy as policy, return_monthly_fen as fen, return_ratio_bp as bp, cod_limit_fen as cod
    from stores order by code`;
  expect([...rows]).toEqual([
    { code: "S001", status: "suspended", policy: "monthly", fen: 20_000, bp: null, cod: null },
    { code: "S002", status: "active", policy: "none", fen: null, bp: null, cod: 500_000 },
    { code: "S003", status: "active", policy: "ratio", fen: null, bp: 200, cod: null },
  ]);
});
