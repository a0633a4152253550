import type { Page } from "@playwright/test";
import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { setPutPositions } from "@/server/light/commands/set-put-positions";
import { generateWave } from "@/server/pool";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";
import { expect, test } from "./fixtures";
import { awake, givenOrder, wedge } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";

const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const items = {
  I0: { name: "乌龙茶", price: "3.00", location: "A-01" },
  I1: { name: "绿茶", price: "3.00", location: "A-02" },
};

/** A wave of these orders, to be picked by that method; answers its number. */
async function released(
  db: Db,
  shop: Shop,
  loose: "light" | "put_light",
  orders: Record<string, Record<string, number>>,
): Promise<string> {
  const methods = { dc: shop.dc, case: "label", loose, zones: [], shortVisits: 1 } as const;
  await setFloor(db, systemActor, { ...methods, zones: [] }, new Date());
  for (const [store, lines] of Object.entries(orders)) await givenOrder(db, shop, store, lines);
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, new Date());
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, new Date());
  return wave;
}

/** What was counted of a wave: how many scans of how many pieces, and what is short, store by store. */
const counted = (db: Db, wave: string) => sqlOf(db)<
  { store: string; status: string; scans: number; each: number; shorts: number }[]
>`
  select s.code as store, d.status::text, count(k.*)::int4 as scans, coalesce(sum(k.qty_each), 0)::int8 as each,
         (select count(*)::int4 from delivery_shorts x where x.delivery_id = d.id) as shorts
  from deliveries d join stores s on s.id = d.store_id join waves w on w.id = d.wave_id
  join pick_lines l on l.delivery_id = d.id
  left join pick_scans k on k.task_id = l.task_id and k.line_no = l.line_no
  where w.wave_no = ${wave} group by d.id, s.id order by s.stop_sequence`;

/** Loses the answer to the next press: the server has counted it, the wall does not know, comes back and says it again. */
async function loseNextAnswer(page: Page): Promise<() => Promise<void>> {
  const lines: { cut: () => void }[] = [];
  let isCutting = false;
  await page.routeWebSocket(/\/api\/v1\/lamps\/socket/, (line) => {
    const server = line.connectToServer();
    let isGone = false;
    lines.push({
      cut: () => {
        isGone = true;
        void line.close({ code: 4000 });
        void server.close();
      },
    });
    line.onMessage((text) => {
      if (!isGone) server.send(text);
    });
    server.onMessage((text) => {
      if (isGone) return;
      if (isCutting && String(text).includes('"counted"')) {
        isCutting = false;
        for (const one of lines.splice(0)) one.cut();
        return;
      }
      line.send(text);
    });
  });
  return async () => {
    isCutting = true;
  };
}

async function openWall(page: Page, name: RegExp): Promise<void> {
  await page.goto("/dc/lamps");
  const wall = page.getByRole("button", { name });
  await expect(wall).toBeVisible();
  await page.waitForLoadState("networkidle");
  await wall.click();
  await page.getByRole("button", { name: "开始下一个任务" }).click();
}

// Guarantees DPS: what is pressed counts once, also when the line is lost after it or a lamp is pressed twice.
test("a wall of lamps: taken, short, the line lost after a press, until the task is done", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const wave = await released(db, shop, "light", { [shop.store]: { I0: 6, I1: 4 } });
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), tablet);
  const loseAnswer = await loseNextAnswer(picker);
  await openWall(picker, new RegExp(`配送中心 ${shop.dc} · 库区 A`));

  const first = picker.getByRole("button", { name: /^A-01 6 瓶 乌龙茶/ });
  await expect(first).toBeEnabled();
  await expectAccessible(picker);
  await loseAnswer();
  // A double press: the second one finds the lamp out.
  await first.dblclick();
  await expect(picker.getByText("已取 6 瓶")).toBeVisible();
  await expect(picker.getByText(/^连接已断开/)).toBeHidden();
  await picker.getByRole("button", { name: "周转箱已满" }).click();
  await expect(picker.getByText(/^已增加周转箱 T\d+，请打印标签。$/)).toBeVisible();

  await picker.getByRole("button", { name: "数量不够" }).click();
  const question = picker.getByRole("region", { name: "A-02：数量不够" });
  await question.getByRole("spinbutton").fill("3");
  await question.getByRole("button", { name: "货位空" }).click();
  await expect(picker.getByText("任务已完成。")).toBeVisible();
  expect([...(await counted(db, wave))]).toEqual([
    { store: shop.store, status: "picked", scans: 2, each: 9, shorts: 1 },
  ]);
});

// Guarantees DAS: an item lights the stores that get it; each confirm counts once, for that store and that item.
test("a put wall: scan, put, a tote full, the line lost after a press, until the round is done", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { store, neighbour } = shop;
  await setPutPositions(db, systemActor, { dc: shop.dc, zone: "A", positions: ["P-01..P-04"] }, new Date());
  const wave = await released(db, shop, "put_light", {
    [store]: { I0: 6, I1: 2 },
    [neighbour.store]: { I0: 3 },
  });
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), tablet);
  const loseAnswer = await loseNextAnswer(picker);
  await openWall(picker, new RegExp(`播种墙 · 配送中心 ${shop.dc} · 库区 A`));

  await expect(picker.getByText("请扫商品，需要它的门店会亮灯。")).toBeVisible();
  await awake(picker);
  const atWall = picker.getByRole("list", { name: "播种墙上的门店" }).getByRole("listitem");
  await expect(atWall).toHaveCount(2);
  await wedge(picker, "0000");
  await expect(picker.getByText(/没有门店需要 0000/)).toBeVisible();

  await wedge(picker, shop.barcode("I0"));
  const own = picker.getByRole("button", { name: new RegExp(`^P-01 .*${store} .*6 瓶`) });
  const others = picker.getByRole("button", { name: new RegExp(`^P-02 .*${neighbour.store} .*3 瓶`) });
  await expect(own).toBeEnabled();
  await expect(others).toBeEnabled();
  await expectAccessible(picker);
  await wedge(picker, shop.barcode("I1"));
  await expect(picker.getByText(/还有仓位未放：P-01、P-02。/)).toBeVisible();

  await loseAnswer();
  await own.dblclick();
  await expect(picker.getByText("已放 6 瓶")).toBeVisible();
  await expect(picker.getByText(/^连接已断开/)).toBeHidden();
  await picker.getByRole("button", { name: "P-01：周转箱已满" }).click();
  await expect(picker.getByText(/^已增加周转箱 T\d+，请打印标签。$/)).toBeVisible();
  await others.click();
  await expect(picker.getByText("已放 3 瓶")).toBeVisible();

  await wedge(picker, shop.barcode("I1"));
  await picker.getByRole("button", { name: "P-01：不够" }).click();
  const question = picker.getByRole("region", { name: `P-01 门店 ${store}：数量不够` });
  await question.getByRole("spinbutton").fill("1");
  await question.getByRole("button", { name: "破损" }).click();
  await expect(picker.getByText("任务已完成。")).toBeVisible();
  expect([...(await counted(db, wave))]).toEqual([
    { store, status: "picked", scans: 2, each: 7, shorts: 1 },
    { store: neighbour.store, status: "picked", scans: 1, each: 3, shorts: 0 },
  ]);
});
