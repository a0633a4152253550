import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { freshDatabase } from "@/server/testing/test-database";
import { importKinds } from "../schema";
import { csvOf, fileOf, samples } from "../test-files";
import { importFile } from "./import-file";
import { importsInto, morning } from "./test-imports";

const { db, close } = await freshDatabase();
afterAll(close);
const { run, refusals, everything, loadSamples, version } = importsInto(db);
const sql = sqlOf(db);

beforeAll(loadSamples);

describe("every kind", () => {
  test.each(importKinds)("%s: the same file again changes nothing and raises no version", async (kind) => {
    const before = await version();
    const outcome = await run(kind, fileOf(kind));
    expect(outcome).toMatchObject({ rows: 1, created: 0, updated: 0, unchanged: 1 });
    expect(await version()).toBe(before);
  });

  test.each(importKinds)("%s: a missing, unknown or repeated column refuses the file", async (kind) => {
    const header = Object.keys(samples[kind]);
    const values = Object.values(samples[kind]);
    expect(await refusals(kind, csvOf(header.slice(1), [values.slice(1)]))).toEqual([
      "import/missing-column",
    ]);
    expect(await refusals(kind, csvOf([...header, "colour"], [[...values, "red"]]))).toEqual([
      "import/unknown-column",
    ]);
    expect(await refusals(kind, csvOf([...header, "code"], [[...values, "x"]]))).toEqual([
      header.includes("code") ? "import/repeated-column" : "import/unknown-column",
    ]);
  });

  test.each(importKinds)("%s: a row twice is refused and names the first", async (kind) => {
    const [first] = await refusals(kind, fileOf(kind, {}, {}));
    expect(first).toMatch(/^3 \w+ import\/duplicate$/);
  });
});

// Guarantees that a person who checked a file knows what applying it will do.
test("check says what apply does, and changes nothing", async () => {
  const file = fileOf("items", { name: "可乐" }, { code: "A101", barcode: "6901137286791" });
  const before = await everything();
  const checked = await run("items", file, "check");
  expect(await everything()).toBe(before);
  expect(checked).toMatchObject({ rows: 2, created: 1, updated: 1, unchanged: 0 });
  expect(await run("items", file)).toEqual(checked);
});

// Guarantees all or nothing: the good rows of a file with a bad one leave no trace.
test("one bad row and nothing of the file is there; all bad rows are named with their row in the file", async () => {
  const before = await everything();
  const file = fileOf("dcs", { code: "0009" }, { code: "0010", zone: "hot" }, { code: "bad code" });
  const expected = ["3 zone import/not-one-of", "4 code import/not-a-code"];
  expect(await refusals("dcs", file)).toEqual(expected);
  expect(await refusals("dcs", file, "check")).toEqual(expected);
  expect(await everything()).toBe(before);
});

test("at most a thousand errors are listed, all are counted", async () => {
  const file = csvOf(
    ["code", "name"],
    Array.from({ length: 1_500 }, (_, index) => [`P${index}`, ""]),
  );
  const refused = run("plans", file);
  await expect(refused).rejects.toMatchObject({ details: { rows: 1_500, errorCount: 1_500 } });
  await refused.catch(({ details }) => expect(details.errors).toHaveLength(1_000));
});

test("more than 50,000 rows are bad input (ruling 29)", async () => {
  const rows = Array.from({ length: 50_001 }, (_, index) => [`P${index}`, "x"]);
  await expect(run("plans", csvOf(["code", "name"], rows))).rejects.toMatchObject({
    code: "import/too-many-rows",
    status: 400,
  });
});

test("only who may import may import", async () => {
  const clerk = { ...systemActor, role: "clerk" as const };
  const file = { kind: "dcs", mode: "check" as const, format: "csv" as const, content: fileOf("dcs") };
  await expect(importFile(db, clerk, file, morning)).rejects.toMatchObject({ code: "auth/forbidden" });
});

test("another kind is not found", async () => {
  const file = { kind: "cars", mode: "check" as const, format: "csv" as const, content: fileOf("dcs") };
  await expect(importFile(db, systemActor, file, morning)).rejects.toMatchObject({
    code: "import/unknown-kind",
    status: 404,
  });
});

// Guarantees that two people with the same new file do not make two of anything, and neither fails.
test("two imports of one file at once take turns", async () => {
  const file = fileOf("accounts", { code: "A0777" }, { code: "A0778" });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => run("accounts", file)));
  expect(outcomes.map((outcome) => outcome.created).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  const [opened] = await sql`
    select count(*)::int as entries from account_entries e join accounts a on a.id = e.account_id where a.code = 'A0777'`;
  expect(opened?.entries).toBe(1);
});

test("what changed raises the version, and every apply is an event", async () => {
  const before = (await version()) ?? 0;
  await run("dcs", fileOf("dcs", { code: "0003", zone: "" }));
  expect(await version()).toBeGreaterThan(before);
  const [event] = await sql`select type, details from events order by id desc limit 1`;
  expect(event).toMatchObject({ type: "import.applied", details: { kind: "dcs", created: 1 } });
});
