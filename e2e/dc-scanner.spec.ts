import type { Page } from "@playwright/test";
import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { recordPrint } from "@/server/dock/commands/record-print";
import { generateWave } from "@/server/pool";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";
import { expect, test } from "./fixtures";
import { givenOrder, naming, wedge } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";

/** A rugged scanner with Android: a small screen, a trigger that types, a few keys. */
const scanner = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const lineCount = 40;
const items = Object.fromEntries(
  Array.from({ length: lineCount }, (_, n) => [
    `I${n}`,
    { name: `饮料 ${n + 1} 号`, price: "3.00", location: `A-${String(n + 1).padStart(2, "0")}` },
  ]),
);

/** Takes the task that is shown; a page that has only just come does not hear the first press. */
async function claimByKey(picker: Page, key: "Enter" | "F4"): Promise<void> {
  await expect(picker.getByRole("button", { name: "领取任务" })).toBeVisible();
  await picker.waitForLoadState("networkidle");
  await expect(async () => {
    if (await picker.getByRole("button", { name: "领取任务" }).isVisible()) await picker.keyboard.press(key);
    await expect(picker.getByText("A-01", { exact: true })).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

/** The first task of a wave of these orders; without any, one of all items: of the n-th so many. */
async function released(
  db: Db,
  shop: Shop,
  orders: Record<string, Record<string, number>> = {
    [shop.store]: Object.fromEntries(Object.keys(items).map((name, n) => [name, n + 1])),
  },
): Promise<{ wave: string; task: number }> {
  for (const [store, lines] of Object.entries(orders)) await givenOrder(db, shop, store, lines);
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, new Date());
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, new Date());
  const [row] = await sqlOf(db)<{ task: number }[]>`
    select t.id as task from pick_tasks t join waves w on w.id = t.wave_id where w.wave_no = ${wave}`;
  return { wave, task: row?.task ?? 0 };
}

// Guarantees that a scanner alone is enough: forty lines without a touch, the network gone in the middle, nothing twice.
test("a picker works forty lines through with a scanner alone, the network gone in the middle", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { task } = await released(db, shop);
  const login = await givenPerson(db, "picker", { dcs: [shop.dc] });
  const picker = await enter(login, scanner);
  await picker.goto(`/dc/tasks/${task}`);
  await claimByKey(picker, "Enter");

  const at = (n: number) => picker.getByText(`A-${String(n + 1).padStart(2, "0")}`, { exact: true });
  const pick = async (n: number) => {
    await expect(at(n)).toBeVisible();
    await wedge(picker, shop.barcode(`I${n}`));
    await expect(picker.getByLabel("商品正确")).toBeVisible();
    await wedge(picker, shop.barcode(`I${n}`));
  };
  await expect(at(0)).toBeVisible();
  await expectAccessible(picker);
  await wedge(picker, shop.barcode("I7"));
  await expect(picker.getByRole("alert").getByText(/扫到 .*饮料 8 号，应为 .*饮料 1 号。/)).toBeVisible();
  await wedge(picker, "A-09");
  await expect(picker.getByText("这里是 A-09，应到 A-01。")).toBeVisible();
  await wedge(picker, "999");
  await expect(picker.getByText(/饮料 1 号 最多 1 瓶，多余的请放回。/)).toBeVisible();
  for (let n = 0; n < 5; n += 1) await pick(n);

  // The answer to one of the requests is lost: the server has counted, the scanner does not know it and sends again.
  await picker.route(
    "**/wave.recordPicks*",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  for (let n = 5; n < 15; n += 1) await pick(n);

  await picker.context().setOffline(true);
  for (let n = 15; n < 25; n += 1) await pick(n);
  await expect(picker.getByText(/^没有网络：\d+ 条拣货记录暂存在本机。$/)).toBeVisible();
  await picker.keyboard.press("F3");
  await pick(24);
  await picker.context().setOffline(false);

  for (let n = 25; n < lineCount; n += 1) await pick(n);
  await expect(picker.getByText("40 行全部完成")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByRole("button", { name: "领取下一个任务" })).toBeVisible();

  const scans = await sqlOf(db)<{ line: number; scans: number; each: number; wanted: number }[]>`
    select l.line_no as line, count(s.*)::int4 as scans, coalesce(sum(s.qty_each), 0)::int8 as each, l.qty_each as wanted
    from pick_lines l left join pick_scans s on s.task_id = l.task_id and s.line_no = l.line_no
    where l.task_id = ${task}::int8 group by l.line_no, l.qty_each order by l.line_no`;
  expect(scans).toHaveLength(lineCount);
  for (const row of scans) expect(row).toMatchObject({ scans: 1, each: row.wanted });
  const [delivery] = await sqlOf(db)<{ status: string; shorts: number }[]>`
    select d.status, (select count(*)::int4 from delivery_shorts k where k.delivery_id = d.id) as shorts
    from deliveries d join pick_lines l on l.delivery_id = d.id where l.task_id = ${task}::int8 limit 1`;
  expect(delivery).toEqual({ status: "picked", shorts: 0 });
});

test("keys say how many, why it is short, and look twice", async ({ enter, db }) => {
  const shop = await givenShop(db, { items });
  const { task } = await released(db, shop);
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), scanner);
  await picker.goto(`/dc/tasks/${task}`);
  await claimByKey(picker, "F4");
  for (let n = 0; n < lineCount; n += 1) {
    await expect(picker.getByText(`A-${String(n + 1).padStart(2, "0")}`, { exact: true })).toBeVisible();
    if (n !== 11) {
      await picker.keyboard.press("F4");
      continue;
    }
    await picker.keyboard.press("Enter");
    await expect(picker.getByText(/请先扫描 .*饮料 12 号。/)).toBeVisible();
    await wedge(picker, shop.barcode("I11"));
    await wedge(picker, "7");
    await picker.keyboard.press("F4");
    await expect(picker.getByText("缺 5 瓶，原因？")).toBeVisible();
    await expectAccessible(picker);
    await picker.keyboard.press("F1");
  }
  await expect(picker.getByText("再找一次：上次货位空。")).toBeVisible();
  await wedge(picker, "3");
  await picker.keyboard.press("F4");
  await picker.keyboard.press("F3");
  await expect(picker.getByText("40 行全部完成")).toBeVisible();
  await expect(picker.getByText("1 行缺货")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();
  const [short] = await sqlOf(db)<{ picked: number; reason: string }[]>`
    select k.picked_each as picked, k.reason::text from delivery_shorts k
    join pick_lines l on l.delivery_id = k.delivery_id and l.delivery_line_no = k.line_no
    where l.task_id = ${task}::int8`;
  expect(short).toEqual({ picked: 10, reason: "not_found" });
});

test("a batch: the total of an item is taken once, then put store by store", async ({ enter, db }) => {
  const shop = await givenShop(db, { items });
  const methods = { case: "label", loose: "batch", shortVisits: 1 } as const;
  await setFloor(db, systemActor, { dc: shop.dc, ...methods, zones: [] }, new Date());
  const { store, neighbour } = shop;
  const { task } = await released(db, shop, {
    [store]: { I0: 6, I1: 2 },
    [neighbour.store]: { I0: 3, I1: 2 },
  });
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), scanner);
  await picker.goto(`/dc/tasks/${task}`);
  await claimByKey(picker, "F4");

  await expect(picker.getByText("2 家店合计")).toBeVisible();
  await wedge(picker, neighbour.store);
  await expect(picker.getByText(/先拣够 .*饮料 1 号，再放到门店。/)).toBeVisible();
  await wedge(picker, shop.barcode("I0"));
  await expect(picker.getByLabel("再扫一次，或按 Enter")).toBeVisible();
  await wedge(picker, shop.barcode("I0"));
  await expect(picker.getByRole("button", { name: "放 6 瓶" })).toBeVisible();
  await expectAccessible(picker);
  await wedge(picker, neighbour.store);
  await expect(picker.getByText(new RegExp(`这是 ${neighbour.store} .*的，应为 ${store} `))).toBeVisible();
  await wedge(picker, store);
  await expect(picker.getByRole("button", { name: "放 3 瓶" })).toBeVisible();
  await wedge(picker, neighbour.store);

  await expect(picker.getByText("A-02", { exact: true })).toBeVisible();
  await wedge(picker, "1");
  await picker.keyboard.press("F4");
  await picker.keyboard.press("F1");
  await wedge(picker, store);
  await expect(picker.getByText("4 行全部完成")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();
  const shorts = await sqlOf(db)<{ store: string; picked: number }[]>`
    select s.code as store, k.picked_each as picked from delivery_shorts k
    join deliveries d on d.id = k.delivery_id join stores s on s.id = d.store_id
    join pick_lines l on l.delivery_id = k.delivery_id and l.delivery_line_no = k.line_no
    where l.task_id = ${task}::int8 order by s.stop_sequence`;
  expect([...shorts]).toEqual([
    { store, picked: 1 },
    { store: neighbour.store, picked: 0 },
  ]);
});

// Guarantees that two stores picked on one walk do not get each other's goods.
test("a cart: each store has its place, another one's tote is refused, its own takes the line", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const methods = { case: "label", loose: "scan", zones: [], shortVisits: 1, asksTote: true } as const;
  await setFloor(db, systemActor, { dc: shop.dc, ...methods, zones: [] }, new Date());
  const { store, neighbour } = shop;
  const { wave, task } = await released(db, shop, {
    [store]: { I0: 6 },
    [neighbour.store]: { I0: 3, I1: 2 },
  });
  await recordPrint(db, systemActor, { wave, paper: "tote_labels", format: "page", reason: "" }, new Date());
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), scanner);
  await picker.goto(`/dc/tasks/${task}`);
  const places = picker.getByRole("region", { name: "拣货车装箱" }).getByRole("listitem");
  await expect(places).toHaveText([naming(store), naming(neighbour.store)]);
  const toteOf = async (at: number) => /T\d{6}/.exec((await places.nth(at).textContent()) ?? "")?.[0] ?? "";
  const [own, others] = [await toteOf(0), await toteOf(1)];
  await expectAccessible(picker);
  await claimByKey(picker, "Enter");

  await expect(picker.getByText("1 号位", { exact: true })).toBeVisible();
  await wedge(picker, shop.barcode("I0"));
  await expect(picker.getByLabel("商品正确")).toBeVisible();
  // Its DC wants the tote scanned: the key alone does not take the line.
  await picker.keyboard.press("F4");
  await expect(picker.getByText(`请扫 1 号位的周转箱（${store}）。`)).toBeVisible();
  await wedge(picker, others);
  await expect(picker.getByText(new RegExp(`这是 ${neighbour.store} .*的，应为 ${store} `))).toBeVisible();
  await wedge(picker, own);
  await expect(picker.getByText("2 号位", { exact: true })).toBeVisible();
  await expect(picker.getByRole("button", { name: "拣 3 瓶" })).toBeVisible();
  await expectAccessible(picker);
  for (const item of ["I0", "I1"]) {
    await wedge(picker, shop.barcode(item));
    await wedge(picker, others);
  }
  await expect(picker.getByText("3 行全部完成")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();
  const scans = await sqlOf(db)<{ store: string; each: number }[]>`
    select s.code as store, sum(k.qty_each)::int8 as each from pick_scans k
    join pick_lines l on l.task_id = k.task_id and l.line_no = k.line_no
    join deliveries d on d.id = l.delivery_id join stores s on s.id = d.store_id
    where k.task_id = ${task}::int8 group by s.code, s.stop_sequence order by s.stop_sequence`;
  expect([...scans]).toEqual([
    { store, each: 6 },
    { store: neighbour.store, each: 5 },
  ]);
});
