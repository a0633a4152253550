import type { Page } from "@playwright/test";
import { createDeposit } from "@/server/account";
import { createUser, systemActor } from "@/server/auth";
import { importStatement } from "@/server/bank";
import { businessDayOf } from "@/server/shared/business-day";
import { expect, test } from "./fixtures";
import { expectAccessible, givenShop } from "./shop";

type Db = Parameters<typeof createUser>[0];

const password = "storeline-journey";
const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };
let people = 0;

async function signIn(page: Page, db: Db): Promise<void> {
  people += 1;
  const login = `bank-${process.pid.toString(36)}${people}`;
  await createUser(db, systemActor, { login, name: "旅程财务", role: "finance", password }, new Date());
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/hq\//);
}

async function slipOf(db: Db, account: string, amount: number, payer: string): Promise<string> {
  const slip = { account, amount, method: "bank_transfer" as const, payer, reference: "" };
  return (await createDeposit(db, systemActor, slip, new Date())).deposit;
}

/** By keyboard; a key that is pressed before the page listens is pressed again. */
async function openFirstRow(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

const today = () => businessDayOf(new Date());

test("a bank's file is previewed, imported, and matched with its slip", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  const payer = `旅程付款人${shop.code("X")}`;
  const deposit = await slipOf(db, shop.code("A"), 123_450, payer);
  await signIn(page, db);

  await page.goto("/hq/bank/files");
  await page.getByRole("button", { name: "登记银行账户" }).first().click();
  const accountNo = `6222${shop.code("N")}`;
  await page.getByRole("textbox", { name: "银行", exact: true }).fill("工商银行");
  await page.getByRole("textbox", { name: "户名" }).fill("旅程连锁");
  await page.getByRole("textbox", { name: "账号" }).fill(accountNo);
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存账户" }).click();
  await expect(page.getByRole("cell", { name: accountNo, exact: true })).toBeVisible();

  await page.goto("/hq/bank/import");
  await page.getByRole("combobox", { name: "银行账户" }).click();
  await page.getByRole("option", { name: new RegExp(accountNo) }).click();
  const rows = [
    "账户：旅程连锁,,,,",
    "交易日期,收入金额,支出金额,对方户名,摘要",
    `${today()},"1,234.50",,${payer},货款`,
    `${today()},,15.00,银行,手续费`,
    "合计,1234.50,15.00,,",
  ];
  const file = { name: "march.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("cell", { name: payer }).first()).toBeVisible();
  await expect(page.getByText("共 2 笔：新 2 笔，已有 0 笔")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "导入 2 笔流水" }).click();
  await expect(page.getByText(/已导入$/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/hq/bank?q=${encodeURIComponent(payer)}`);
  await expect(page.getByRole("row", { name: new RegExp(payer) })).toContainText("已匹配");
  await openFirstRow(page);
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText(deposit)).toBeVisible();
  await expect(drawer.getByText(/金额与付款人一致/)).toBeVisible();
  await expectAccessible(page);
});

test("money without a slip is matched, made a slip of, and set aside by keyboard alone", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const deposit = await slipOf(db, shop.code("A"), 77_700, "别人");
  const name = shop.code("款");
  const content = Buffer.from(
    [
      "date,amount,payer_name,bank_reference",
      `${today()},777.00,${name}甲,1${name}`,
      `${today()},888.00,${name}乙,2${name}`,
      `${today()},999.00,${name}丙,3${name}`,
    ].join("\n"),
  );
  const finance = { ...systemActor, kind: "user" as const, id: 999, role: "finance" as const };
  await importStatement(db, finance, { format: "csv", content }, new Date());
  await signIn(page, db);
  await page.goto(`/hq/bank?q=${encodeURIComponent(`${name}甲`)}`);
  await openFirstRow(page);
  await page.getByRole("link", { name: "查找存款单" }).click();

  await expect(page.getByText(deposit)).toBeVisible();
  await expect(page.getByText(/仅金额与日期一致/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("1");
  await expect(page.getByText(new RegExp(`已对应 ${deposit}`))).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText(/已解除匹配/)).toBeVisible();
  const queue = page.getByRole("region", { name: "待匹配流水" });
  await queue.getByRole("button", { name: new RegExp(`${name}甲`) }).click();
  await expect(page.getByRole("region", { name: "可能的存款单" }).getByText(deposit)).toBeVisible();
  await page.keyboard.press("1");
  await expect(queue.getByRole("button", { name: new RegExp(`${name}甲`) })).toHaveCount(0);

  await queue.getByRole("button", { name: new RegExp(`${name}乙`) }).click();
  await page.keyboard.press("n");
  await page.getByRole("dialog").getByRole("combobox").fill(shop.code("A"));
  await page.getByRole("option", { name: new RegExp(shop.code("A")) }).waitFor();
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/须由他人审核$/)).toBeVisible();

  await queue.getByRole("button", { name: new RegExp(`${name}丙`) }).click();
  await page.keyboard.press("x");
  await page.keyboard.type("利息");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/已标记$/)).toBeVisible();
  await page.goto(`/hq/bank?state=aside&q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row", { name: new RegExp(`${name}丙`) })).toBeVisible();
});
