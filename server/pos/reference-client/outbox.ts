import path from "node:path";
import { ask, Refused, type TillSetup } from "./api";
import { filesOf, readJson, remove, writeJson } from "./disk";

/** What waits to be sent: where to, and what. The name of its file is its key. */
interface Wish {
  path: string;
  body: unknown;
}

/** Refusals that were not expected: kept for whoever looks after the till, instead of being sent for ever. */
const setAside = "refused-";
const waiting = "wish-";

/** Puts a wish on the disk; it is sent sooner or later, as often as needed, and counts once. */
export async function putWish({ folder }: TillSetup, name: string, wish: Wish): Promise<void> {
  await writeJson(path.join(folder, `${waiting}${name}.json`), wish);
}

/** Sends what waits, the oldest first; stops at the first that does not get through. Answers how many arrived. */
export async function sendWishes(setup: TillSetup): Promise<number> {
  let sent = 0;
  for (const file of await filesOf(setup.folder, waiting)) {
    const wish = await readJson<Wish | undefined>(file, undefined);
    if (!wish) continue;
    const name = path.basename(file, ".json");
    try {
      await ask(setup, wish.path, { body: wish.body, key: `${setup.store}-${setup.till}-${name}` });
      sent += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await writeJson(path.join(setup.folder, `${setAside}${name}.json`), { ...wish, said: error.message });
    }
    await remove(file);
  }
  return sent;
}
