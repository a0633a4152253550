import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { runProof } from "@/server/proof";
import { expect, phone, test } from "./fixtures";
import {
  askToApprove,
  chooseRoute,
  confirmExcept,
  generate,
  naming,
  pooled,
  release,
  simulate,
} from "./floor";
import { openLedger } from "./ledger";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";
import { sendSlip } from "./slip";

const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50", multiple: 12 },
  TEA: { name: "冰红茶 500ml", price: "3.00", multiple: 6 },
};

type Enter = Parameters<Parameters<typeof test>[2]>[0]["enter"];

/** The people of one day, each on a device of their own. */
async function givenPeople(enter: Enter, db: Db, shop: Shop) {
  const dcs = [shop.dc];
  return {
    owner: await enter(shop.login, phone),
    neighbour: await enter(shop.neighbour.login, phone),
    planner: await enter(await givenPerson(db, "planner", { dcs })),
    loader: await enter(await givenPerson(db, "loader", { dcs }), { locale: "en-GB" }),
    finance: await enter(await givenPerson(db, "finance")),
    hq: await enter(await givenPerson(db, "hq")),
  };
}

test("an order travels from a phone to the shelf and the ledger, and a deposit brings the next", async ({
  enter,
  db,
}) => {
  test.setTimeout(300_000);
  const shop = await givenShop(db, { items, neighbourBalance: "10.00" });
  const { owner, neighbour, planner, loader, finance, hq } = await givenPeople(enter, db, shop);

  const order = await test.step("the owner and her neighbour order", async () => {
    const address = await sendOrder(owner, ["可口可乐 330ml 加 12", "冰红茶 500ml 加 6"], "提交报货单");
    await sendOrder(neighbour, ["冰红茶 500ml 加 6", "冰红茶 500ml 加 6"], "仍然提交");
    return address;
  });
  await test.step("the planner generates for whom can pay, and releases", async () => {
    await chooseRoute(planner, shop);
    const report = await simulate(planner);
    await expect(report.getByRole("row", { name: naming(shop.neighbour.store) })).toContainText("差 ¥26.00");
    await generate(planner, 1);
    await release(planner, 1);
  });
  await test.step("what is picked is confirmed, except three bottles, and approved", async () => {
    const barcode = shop.barcode("COLA");
    await confirmExcept(planner, { store: shop.store, barcode, picked: 9, reason: "货位空" });
    const { yes, approved } = await askToApprove(planner, 1);
    await yes.click();
    await expect(approved).toBeVisible();
  });
  await test.step("the loader dispatches and delivers, in English", () => deliver(loader));
  await test.step("the owner sees what came, on the shelf and in the ledger", async () => {
    await expectArrived(owner, shop, order);
    await expectCharge(finance, shop);
  });
  await test.step("the neighbour pays in, and the next run takes her order", async () => {
    await payIn(neighbour);
    await approveDeposit(finance, shop);
    await expect(await chooseRoute(planner, shop)).toContainText("1 店现已足额");
    await expect(pooled(planner, shop.neighbour.store)).toContainText("现已足额");
    await simulate(planner);
    await generate(planner, 1);
    await neighbour.goto("/store");
    await expect(neighbour.getByText("没有待处理的事项。")).toBeVisible();
    await expect(neighbour.getByRole("link", { name: /待下发/ })).toBeVisible();
  });
  await test.step("every figure equals its rows", async () => {
    await hq.goto("/hq/proof");
    await expect(hq.getByText(/^全部相符/)).toBeVisible();
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

/** Orders on a phone with these presses; answers the address of the order. */
async function sendOrder(owner: Page, presses: string[], submit: string): Promise<string> {
  await owner.getByRole("link", { name: "开始报货" }).click();
  for (const name of presses) await owner.getByRole("button", { name }).click();
  await owner.getByRole("button", { name: "去确认" }).click();
  await expect(owner.getByText("已与服务器核对")).toBeVisible();
  await owner.getByRole("button", { name: submit }).click();
  await expect(owner.getByText("报货单已提交")).toBeVisible();
  return new URL(owner.url()).pathname;
}

/** Out of the DC and into the shop: the loader's day begins at the delivery orders. */
async function deliver(loader: Page): Promise<void> {
  await loader.goto("/dc/deliveries");
  await loader.getByRole("link", { name: /^DO-/ }).click();
  await expect(loader.getByRole("heading", { name: /^DO-/ })).toBeVisible();
  await expect(loader.getByText("¥40.50").first()).toBeVisible();
  await expectAccessible(loader);
  await loader.getByRole("button", { name: "Dispatch" }).click();
  const question = loader.getByRole("dialog");
  await expect(question.getByText("Nothing of it has a label.")).toBeVisible();
  await question.getByRole("button", { name: "Dispatch" }).click();
  await expect(loader.getByText(/^DO-\S+ is on the road\.$/)).toBeVisible();
  await loader.getByRole("button", { name: "Delivered" }).click();
  await expect(loader.getByText(/^DO-\S+ is delivered\.$/)).toBeVisible();
}

/** The lines of the order, the goods in the shop, and one charge for what was picked. */
async function expectArrived(owner: Page, shop: Shop, order: string): Promise<void> {
  await owner.goto(order);
  await expect(owner.getByRole("link", { name: /散件/ })).toContainText("已签收");
  const line = (name: string) => owner.getByRole("listitem").filter({ hasText: shop.code(name) });
  await expect(line("COLA")).toContainText(/报货\s*12.*已拣\s*9.*短缺\s*3/);
  await expect(line("TEA")).toContainText(/报货\s*6.*已拣\s*6/);
  await expectAccessible(owner);

  await owner.getByRole("link", { name: "扫码" }).click();
  await expect(owner.getByText("扫一扫商品")).toBeVisible();
  await owner.keyboard.type(shop.barcode("COLA"));
  await owner.keyboard.press("Enter");
  await expect(owner.getByText(/账面库存\s*9\s*瓶/)).toBeVisible();
  await expectAccessible(owner);

  await owner.getByRole("link", { name: "资金" }).click();
  const charges = owner.getByRole("listitem").filter({ hasText: "DO-" });
  await expect(charges).toHaveCount(1);
  await expect(charges).toContainText("−¥40.50");
  await expect(charges).toContainText("¥9,959.50");
  await expectAccessible(owner);
}

/** Finance sees the same in the account's ledger, and nothing held any more. */
async function expectCharge(finance: Page, shop: Shop): Promise<void> {
  const charge = (await openLedger(finance, shop.account)).getByRole("row", { name: /配送扣款/ });
  await expect(charge).toHaveCount(1);
  await expect(charge).toContainText("¥40.50");
  await finance.keyboard.press("Escape");
  await finance.getByRole("tab", { name: "占用明细" }).click();
  await expect(finance.getByText("没有占用")).toBeVisible();
}

/** The notice at home leads to a slip of exactly what is missing. */
async function payIn(neighbour: Page): Promise<void> {
  await neighbour.goto("/store");
  await expect(neighbour.getByText("余额不足，差 ¥26.00，暂未配货。")).toBeVisible();
  await expectAccessible(neighbour);
  await neighbour.getByRole("link", { name: "存入 ¥26.00" }).click();
  await expect(neighbour.getByLabel("金额")).toHaveValue("26.00");
  await sendSlip(neighbour, { r: 30, g: 160, b: 90 });
}

/** Finance finds the slip at the desk and approves what the bank shows; it is posted after the ten seconds of undoing. */
async function approveDeposit(finance: Page, shop: Shop): Promise<void> {
  const { keyboard } = finance;
  await finance.goto("/hq/deposits");
  const search = finance.getByLabel("单号、付款人、附言码");
  await expect(async () => {
    await keyboard.press("Escape");
    await keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await keyboard.type(shop.neighbour.account);
  await keyboard.press("Enter");
  await expect(finance.locator("[data-desk-declared]")).toHaveText("¥26.00");
  // No file of the bank has shown the money yet: the desk asks once whether it was seen.
  await keyboard.press("a");
  await expect(finance.getByText(/^没有银行流水对应这笔款/)).toBeVisible();
  await keyboard.press("a");
  await expect(finance.getByText("审核中")).toBeVisible();
  await expect(finance.getByText("审核中")).toHaveCount(0, { timeout: 20_000 });
  const entries = await openLedger(finance, shop.neighbour.account);
  await expect(entries.getByRole("row", { name: /存款/ })).toContainText("¥26.00");
}
