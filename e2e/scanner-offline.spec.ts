import type { Page } from "@playwright/test";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { setChecks } from "@/server/check/commands/set-checks";
import { generateWave } from "@/server/pool";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, test } from "./fixtures";
import { awake, givenOrder, wedge } from "./floor";
import { givenPerson } from "./people";
import { givenShop } from "./shop";

const scanner = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const items = Object.fromEntries(
  Array.from({ length: 6 }, (_, n) => [
    `I${n}`,
    { name: `饮料 ${n + 1} 号`, price: "3.00", location: `A-0${n + 1}` },
  ]),
);

/** The page is kept once the browser has it and the worker answers for it. */
async function kept(page: Page, path: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async (path) => {
        const pages = await caches.open("storeline-pages-1");
        return navigator.serviceWorker.controller !== null && (await pages.match(path)) !== undefined;
      }, path),
    )
    .toBe(true);
}

// Guarantees that a scanner which sleeps, restarts its browser or is dropped goes on where it was, without any network.
test("a scanner's page is loaded anew without network, and nothing of the task is lost or doubled", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenOrder(db, shop, shop.store, Object.fromEntries(Object.keys(items).map((name) => [name, 2])));
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, new Date());
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, new Date());
  const [row] = await sqlOf(db)<{ task: number }[]>`
    select t.id as task from pick_tasks t join waves w on w.id = t.wave_id where w.wave_no = ${wave}`;
  const task = row?.task ?? 0;
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), scanner);
  const path = `/dc/tasks/${task}`;
  await picker.goto(path);
  await awake(picker);
  await picker.getByRole("button", { name: "领取任务" }).click();

  const at = (n: number) => picker.getByText(`A-0${n + 1}`, { exact: true });
  const pick = async (n: number) => {
    await expect(at(n)).toBeVisible();
    await wedge(picker, shop.barcode(`I${n}`));
    await expect(picker.getByLabel("商品正确")).toBeVisible();
    await wedge(picker, shop.barcode(`I${n}`));
  };
  await pick(0);
  await expect(at(1)).toBeVisible();
  await kept(picker, path);

  await picker.context().setOffline(true);
  await pick(1);
  await pick(2);
  await expect(at(3)).toBeVisible();
  await picker.reload();
  await expect(at(3)).toBeVisible();
  await pick(3);
  await picker.reload();
  await expect(at(4)).toBeVisible();
  await expect(picker.getByText(/^没有网络：\d+ 条拣货记录暂存在本机。$/)).toBeVisible();

  await picker.context().setOffline(false);
  await pick(4);
  await pick(5);
  await expect(picker.getByText("6 行全部完成")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();
  const scans = await sqlOf(db)<{ scans: number; each: number }[]>`
    select count(*)::int4 as scans, sum(qty_each)::int8 as each from pick_scans where task_id = ${task}::int8 group by line_no`;
  expect([...scans]).toEqual(Array.from({ length: 6 }, () => ({ scans: 1, each: 2 })));
});

// Guarantees that a checker with a scanner alone finds what is missing, and that the store pays for what arrives.
test("a check by scanner: counted blind, counted again, corrected before the approval", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const at = new Date();
  const checks = { percent: 100, newPercent: 0, newDays: 14, isBlind: true };
  await setChecks(db, systemActor, { dc: shop.dc, ...checks }, at);
  await givenOrder(db, shop, shop.store, { I0: 3, I1: 1 });
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, at);
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, at);
  await confirmWave(db, systemActor, { wave, exceptions: [] }, at);

  const checker = await enter(await givenPerson(db, "checker", { dcs: [shop.dc] }), scanner);
  await checker.goto("/dc/check");
  await expect(checker.getByRole("link", { name: /^DO-/ })).toBeVisible();
  await checker.waitForLoadState("networkidle");
  const delivery = ((await checker.getByRole("link", { name: /^DO-/ }).textContent()) ?? "").trim();
  await expect(async () => {
    await wedge(checker, delivery);
    await checker.waitForURL((url) => url.pathname === `/dc/check/${delivery}`, { timeout: 10_000 });
  }).toPass();
  await expect(checker.getByText("把实物全部点一遍，再按完成。")).toBeVisible();
  await awake(checker);
  const count = async () => {
    await wedge(checker, shop.barcode("I0"));
    await wedge(checker, "2");
    await wedge(checker, shop.barcode("I1"));
    await checker.keyboard.press("F4");
  };
  await count();
  await expect(checker.getByText("1 种商品有差异，请再点一次实物。")).toBeVisible();
  await checker.getByRole("button", { name: "再点一次" }).click();
  await wedge(checker, shop.barcode("I0"));
  await wedge(checker, "2");
  await checker.keyboard.press("F4");
  await expect(checker.getByText("已拣 3 瓶，实点 2 瓶")).toBeVisible();
  await checker.getByRole("button", { name: "改为 2 瓶：找不到" }).click();
  await checker.getByRole("button", { name: "结束复核" }).click();
  await expect(checker.getByText("差异已处理。")).toBeVisible();
  const [row] = await sqlOf(db)<{ status: string; picked: number }[]>`
    select d.status, k.picked_each as picked from deliveries d join delivery_shorts k on k.delivery_id = d.id
    where d.delivery_no = ${delivery}`;
  expect(row).toEqual({ status: "checked", picked: 2 });
});
