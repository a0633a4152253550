// Runs the reference till against a server until it is ended: TILL_BASE, TILL_TOKEN, TILL_STORE, TILL_NO, TILL_FOLDER, and the
// version that it was delivered with in TILL_VERSION. Starting it is a restart of the till: what was downloaded is installed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, type TillSetup } from "@/server/pos/reference-client/api";
import { createTill } from "@/server/pos/reference-client/till";

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

const folder = needed("TILL_FOLDER");
await mkdir(folder, { recursive: true });
const setup: TillSetup = {
  base: needed("TILL_BASE"),
  token: needed("TILL_TOKEN"),
  store: needed("TILL_STORE"),
  till: needed("TILL_NO"),
  folder,
  publicKey: "",
  clock: () => new Date(),
  random: Math.random,
};
// The key is asked for once, when the till is set up; afterwards only packages of this key start.
const keyFile = path.join(folder, "key.pem");
setup.publicKey = await readFile(keyFile, "utf8").catch(async () => {
  const { publicKey } = await ask<{ publicKey: string }>(setup, "/pos/key");
  await writeFile(keyFile, publicKey);
  return publicKey;
});
const till = createTill(setup, needed("TILL_VERSION"));
await till.restart();
process.stdout.write(`running ${(await till.state()).version}\n`);
for (;;) {
  const outcome = await till.tick();
  if (outcome !== "waits") process.stdout.write(`${outcome}\n`);
  await sleep(Number(process.env.TILL_TICK_MS ?? 60_000));
}
