import { openDeposit } from "@/server/account";
import { systemActor } from "@/server/auth";
import { expect, test } from "./fixtures";
import { givenPerson, signIn } from "./people";
import { expectAccessible, givenShop } from "./shop";
import { photo } from "./slip";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

test("an owner is led from the slip to the transfer to its photo; no file but a photo is taken", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items, balance: "100.00" });
  await shop.signIn(page);
  await page.goto("/store/account/deposit?amount=1240.00&deadline=2099-01-01T08:40:00Z");
  await expect(page.getByLabel("金额")).toHaveValue("1,240.00");
  await expect(page.getByText("请在 1月1日 16:40 前存入 ¥1,240.00，否则下一次配送将被拦截。")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "下一步：查看收款账户" }).click();

  await expect(page.getByText("待转账")).toBeVisible();
  await expect(page.getByRole("img", { name: /^DP[0-9A-Z]{7} 的二维码$/ })).toBeVisible();
  await page.getByRole("button", { name: "复制附言码" }).click();
  await expectAccessible(page);
  const files = page.getByLabel("选择截图").first();
  await files.setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("MZ program") });
  await expect(page.getByText("该文件不是照片：")).toBeVisible();
  await files.setInputFiles(await photo({ r: 200, g: 90, b: 40 }));
  await expect(page.getByText("¥1,240.00 在途，财务确认到账后计入余额。")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/store/account");
  await expect(page.getByText("¥100.00").first()).toBeVisible();
});

test("finance works through the desk by keys alone: a wrong sum, a duplicate, an undo", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const colours = [
    { r: 10, g: 20, b: 30 },
    { r: 70, g: 80, b: 90 },
    { r: 70, g: 80, b: 90 },
  ];
  const slip = { account: shop.code("A"), method: "bank_transfer" as const, reference: "", isDraft: false };
  const payer = `键盘${shop.code("W")}`;
  const slips: string[] = [];
  for (const amount of [90_000, 80_000, 70_000]) {
    slips.push((await openDeposit(db, systemActor, { ...slip, payer, amount }, new Date())).deposit);
  }
  await shop.signIn(page);
  for (const [at, deposit] of slips.entries()) {
    await page.goto(`/store/account/deposit/${deposit}`);
    const colour = colours[at] ?? { r: 0, g: 0, b: 0 };
    await page
      .getByLabel("选择截图")
      .first()
      .setInputFiles(await photo(colour));
    await expect(page.getByText("在途，财务确认到账后计入余额。")).toBeVisible();
  }
  await page.context().clearCookies();
  await signIn(page, await givenPerson(db, "finance"));
  await page.goto("/hq/deposits");
  const keys = page.keyboard;
  const declared = page.locator("[data-desk-declared]");
  const search = page.getByLabel("单号、付款人、附言码");
  await expect(async () => {
    await keys.press("Escape");
    await keys.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await keys.type(payer);
  await keys.press("Enter");

  // The first: the bank shows less than declared.
  await expect(declared).toHaveText("¥900.00");
  await expectAccessible(page);
  await keys.press("e");
  await keys.press("Control+a");
  await keys.type("890");
  await expect(page.getByText("比申报少 ¥10.00")).toBeVisible();
  await keys.press("Enter");
  await expect(page.getByText(/若已亲自在银行核对到账 ¥890.00，请再按一次 A/)).toBeVisible();
  await keys.press("a");
  await expect(declared).toHaveText("¥800.00");

  // The second: its photo was shown before by nobody; the third shows it again.
  await keys.press("s");
  await expect(declared).toHaveText("¥700.00");
  await expect(page.getByText(`与存款单 ${slips[1]} 使用同一张照片，须由主管审核。`)).toBeVisible();
  await keys.press("r");
  await keys.press("4");
  await expect(page.getByText(/^已驳回 DP-/)).toBeVisible();
  await keys.press("z");
  await expect(declared).toHaveText("¥700.00");
  await keys.press("r");
  await keys.press("4");
  // Posted by themselves once the ten seconds are over.
  await expect(page.getByText("¥800.00").first()).toBeVisible();
  await expect(page.getByText("1 张待审核")).toBeVisible({ timeout: 20_000 });
  await page.goto(`/hq/deposits?status=all&open=${slips[0]}`);
  await expect(page.getByRole("dialog").getByText("已审核", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog").getByText("¥890.00")).toBeVisible();
  await expectAccessible(page);
});

test("somebody else's slip and photo are not there", async ({ page, db }) => {
  const [mine, theirs] = [await givenShop(db, { items }), await givenShop(db, { items })];
  const slip = { account: theirs.code("A"), method: "cash" as const, reference: "", isDraft: false };
  const { deposit } = await openDeposit(db, systemActor, { ...slip, payer: "别人", amount: 100 }, new Date());
  await mine.signIn(page);
  for (const path of [`/api/deposits/${deposit}/photo?photo=1`, "/api/deposits/DP-NO/photo"]) {
    const answer = await page.request.get(path);
    expect(answer.status()).toBe(404);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
  const body = (await photo({ r: 1, g: 2, b: 3 })).buffer;
  const put = await page.request.put(`/api/deposits/${deposit}/photo`, { data: body });
  expect(put.status()).toBe(404);
  await page.context().clearCookies();
  expect((await page.request.get(`/api/deposits/${deposit}/photo?photo=1`)).status()).toBe(401);
});
