import type { Db } from "@/db/client";
import { changeMembers, createGroup } from "@/server/org";
import type { StoreSelection } from "@/server/org/schema";
import type { Cast } from "../demo";

const groups: readonly { group: string; name: string; which: StoreSelection }[] = [
  { group: "PILOT", name: "试点店", which: { by: "stores", stores: ["S001"] } },
  { group: "DIRECT", name: "直营店", which: { by: "kind", kind: "direct" } },
  { group: "CITY", name: "市区快线", which: { by: "stores", stores: ["S002", "S003", "S004"] } },
];

/** Groups of stores: who gets new versions first, and what belongs together. */
export async function groupStores(db: Db, cast: Cast, now: Date): Promise<void> {
  for (const { group, name, which } of groups) {
    await createGroup(db, cast("hq"), { group, name }, now);
    await changeMembers(db, cast("hq"), { group, how: "add", which }, now);
  }
}
