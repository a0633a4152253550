import { systemActor } from "@/server/auth";
import { runProof } from "@/server/proof";
import { pollUpdate, reportUpdate } from "@/server/upgrade";
import { expect, test } from "./fixtures";
import { naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

// The way of R02: a group of stores first, then a share of all; what the tills say is on the board while one looks.
test("headquarters roll a version out to a group of stores, see a till fail three times, and withdraw it", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { store, neighbour } = shop;
  const group = shop.code("PILOT");
  const version = `9.${process.pid % 1_000_000}.1`;
  const hq = await enter(await givenPerson(db, "hq"));

  await test.step("a group of stores is made, and its stores by route and by code", async () => {
    await hq.goto("/hq/stores/groups");
    await hq.getByRole("button", { name: "新建店群" }).first().click();
    const dialog = hq.getByRole("dialog", { name: "新建店群" });
    await dialog.getByLabel("编号").fill(group);
    await dialog.getByLabel("名称").fill("旅程试点");
    await dialog.getByRole("button", { name: "新建店群" }).click();
    const drawer = hq.getByRole("dialog", { name: naming(group) });
    await expect(drawer.getByText("还没有门店。")).toBeVisible();
    await drawer.getByRole("combobox", { name: "范围" }).click();
    await hq.getByRole("option", { name: "按线路" }).click();
    await drawer.getByRole("combobox", { name: "按线路" }).fill(shop.route);
    await hq.getByRole("option", { name: naming(shop.route) }).click();
    await expect(drawer.getByText("2 家中将加入 2 家。")).toBeVisible();
    await expectAccessible(hq);
    await drawer.getByRole("button", { name: "加入门店" }).click();
    await expect(drawer.getByRole("heading", { name: "2 家门店" })).toBeVisible();
    await drawer.getByRole("button", { name: `移出 ${neighbour.store}` }).click();
    await expect(drawer.getByRole("heading", { name: "1 家门店" })).toBeVisible();
    await drawer.getByLabel("门店编号", { exact: true }).fill(`${store}, NOBODY`);
    await expect(drawer.getByText("有 1 个编号不是营业门店：NOBODY")).toBeVisible();
    await expect(drawer.getByRole("button", { name: "加入门店" })).toBeDisabled();
    await expect(drawer.getByText("移出 1 家门店")).toBeVisible();
  });

  await test.step("a package is uploaded, and its first stage is the group", async () => {
    await hq.goto("/hq/stores/pos");
    await hq.getByRole("button", { name: "上传升级包" }).first().click();
    const dialog = hq.getByRole("dialog", { name: "上传升级包" });
    await dialog.getByLabel("版本").fill(version);
    await dialog.getByLabel("说明").fill("旅程版本");
    const bytes = Buffer.from(`package ${version}\n`.repeat(2_000));
    await dialog
      .getByLabel("升级包文件")
      .setInputFiles({ name: "pos.zip", mimeType: "application/zip", buffer: bytes });
    await dialog.getByRole("button", { name: "上传升级包" }).click();
    await expect(hq.getByText(`${version} 已上传并签名。`)).toBeVisible();
    await hq.getByRole("row", { name: naming(version) }).click();
    await expect(hq.getByText("尚未开启阶段，任何门店都不能升级。")).toBeVisible();
    await hq.getByRole("button", { name: "下一阶段" }).click();
    const stage = hq.getByRole("dialog", { name: "下一阶段" });
    await stage.getByRole("combobox", { name: "门店范围" }).click();
    await hq.getByRole("option", { name: "店群" }).click();
    await stage.getByRole("combobox", { name: "店群" }).fill(group);
    await hq.getByRole("option", { name: naming(group) }).click();
    await expectAccessible(hq);
    await stage.getByRole("button", { name: "开启阶段" }).click();
    await expect(hq.getByText(`又有 1 家门店可升级到 ${version}。`)).toBeVisible();
    await expect(hq.getByText("店群“旅程试点”")).toBeVisible();
  });

  await test.step("the till of the group downloads and fails; the neighbour's is told of nothing", async () => {
    const ask = (of: string) =>
      pollUpdate(db, systemActor, { store: of, till: "01", version: "1.0" }, new Date());
    expect(await ask(store)).toMatchObject({ allowed: true, version });
    expect((await ask(neighbour.store)).version).not.toBe(version);
    for (const ago of [3, 2, 1]) {
      const at = new Date(Date.now() - ago * 1_000);
      const report = { store, till: "01", version, state: "failed" as const, reason: "checksum" };
      await reportUpdate(db, systemActor, { ...report, at: at.toISOString() }, at);
    }
    await hq.reload();
    const till = hq.getByRole("row", { name: naming(store) });
    await expect(till).toContainText("连续失败三次");
    await expect(till).toContainText("checksum");
    await expect(hq.getByText("1 台告警")).toBeVisible();
    await expectAccessible(hq);
  });

  await test.step("it is withdrawn, for good", async () => {
    await hq.getByRole("button", { name: "撤回" }).click();
    const dialog = hq.getByRole("dialog", { name: `撤回 ${version}？` });
    await dialog.getByLabel("原因").fill("下载不完整");
    await dialog.getByRole("button", { name: `撤回 ${version}` }).click();
    await expect(hq.getByText("已撤回：下载不完整", { exact: false })).toBeVisible();
    await expect(hq.getByRole("button", { name: "下一阶段" })).toHaveCount(0);
    await hq.goto(`/hq/stores/groups?q=${group}`);
    await expect(hq.getByRole("row", { name: naming(group) })).toContainText(version);
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
