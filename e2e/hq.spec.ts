import { createDeposit } from "@/server/account";
import { systemActor } from "@/server/auth";
import { formatFen } from "@/server/shared/fen";
import { expect, test } from "./fixtures";
import { givenPerson, signIn } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

test("a file with bad rows names them; corrected, it comes in", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/imports");
  const head = "code,name,parent";
  const put = (rows: string[]) =>
    page.locator("input[type=file]").setInputFiles({
      name: "categories.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`${[head, ...rows].join("\n")}\n`),
    });

  await put([`${shop.code("N1")},,`, `${shop.code("N2")},果汁,${shop.code("NOWHERE")}`]);
  await page.getByRole("button", { name: "检查文件（1）" }).click();
  await expect(page.getByText("2 处错误", { exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "name 为空，必须填写。" })).toBeVisible();
  await expect(page.getByText(`类别 ${shop.code("NOWHERE")} 不存在，请先导入或更正编码。`)).toBeVisible();
  await expectAccessible(page);

  await put([`${shop.code("N1")},茶,`, `${shop.code("N2")},果汁,${shop.code("N1")}`]);
  await page.getByRole("button", { name: "检查文件（1）" }).click();
  await expect(page.getByText("可以导入", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "导入文件（1）" }).click();
  await expect(page.getByText("已导入", { exact: true })).toBeVisible();
  await expect(page.getByText("2 行：新增 2，修改 0，未变 0").first()).toBeVisible();
  await expectAccessible(page);
});

test("finance approves what the bank shows, and the account explains itself", async ({ page, db }) => {
  const shop = await givenShop(db, { items, balance: "100.00" });
  const slip = {
    account: shop.code("A"),
    amount: 50_000,
    method: "bank_transfer" as const,
    payer: "旅程店主",
    reference: "流水 1",
  };
  const { deposit } = await createDeposit(db, systemActor, slip, new Date());
  await signIn(page, await givenPerson(db, "finance"));
  await page.goto(`/hq/deposits?open=${deposit}`);
  const received = page.getByLabel("到账金额");
  await expect(received).toHaveValue("500.00");
  await expectAccessible(page);
  await received.fill(formatFen(48_000));
  await page.getByRole("button", { name: "审核 ¥480.00" }).click();
  await expect(page.getByText(`存款单 ${deposit} 已审核。`)).toBeVisible();

  await page.goto(`/hq/accounts/${shop.code("A")}`);
  await expect(page.getByRole("button", { name: "¥580.00" })).toBeVisible();
  await expect(page.getByRole("row", { name: /存款.*流水 1/ })).toContainText("¥480.00");
  await expectAccessible(page);
});

test("nobody approves a slip of their own, and is told so in words", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  const login = await givenPerson(db, "admin");
  await signIn(page, login);
  const [me] = await db.query.users.findMany({ where: (users, { eq }) => eq(users.login, login) });
  const actor = { ...systemActor, kind: "user" as const, id: me?.id ?? 0, name: "旅程同事" };
  const slip = {
    account: shop.code("A"),
    amount: 1_000,
    method: "cash" as const,
    payer: "我",
    reference: "",
  };
  const { deposit } = await createDeposit(db, actor, slip, new Date());
  await page.goto(`/hq/deposits?open=${deposit}`);
  await page.getByRole("button", { name: "审核 ¥10.00" }).click();
  await expect(page.getByText(`存款单 ${deposit} 由您本人创建，须由他人审核。`).first()).toBeVisible();
});

test("the proof ties, and the search finds a store by its code", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/proof");
  await expect(page.getByText(/^全部相符/)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("/");
  await page.keyboard.type(shop.store);
  await page.getByRole("option", { name: /旅程店/ }).click();
  await expect(page.getByRole("heading", { name: `${shop.store} 旅程店` })).toBeVisible();
  await expect(page.getByRole("cell", { name: "全天" })).toBeVisible();
});

for (const path of ["orders", "deliveries", "accounts", "items", "stores", "users"]) {
  test(`${path} are listed without a fault of accessibility`, async ({ page, db }) => {
    await signIn(page, await givenPerson(db, "admin"));
    await page.goto(`/hq/${path}`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expectAccessible(page);
  });
}
