import type { Db } from "@/db/client";
import { createOwnItem, requestPriceChange } from "@/server/retail";
import { requestTags } from "@/server/tag";
import type { Cast } from "../demo";

const dayMs = 86_400_000;

/**
 * The owner sells yoghurt and crisps at prices of his own and has another one for tomorrow; the direct store asks headquarters for two;
 * tags that were torn, and something that headquarters do not have.
 */
export async function changePrices(db: Db, cast: Cast, now: Date): Promise<void> {
  const owner = cast("owner");
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
  const change = (lines: { item: string; price: number }[], note: string, from?: Date) =>
    requestPriceChange(
      db,
      owner,
      { store: "S001", lines, note, effectiveAt: from, reason: "competitor" },
      now,
    );
  await change([{ item: "10045", price: 690 }], "");
  await change([{ item: "10027", price: 780 }], "对面便利店同价");
  await change([{ item: "10005", price: 320 }], "", inDays(1));
  await requestPriceChange(
    db,
    cast("storehand"),
    {
      store: "S003",
      lines: [
        { item: "10045", price: 450 },
        { item: "10005", price: 280 },
      ],
      reason: "near_expiry",
      note: "后天到期",
      endsAt: inDays(2),
    },
    now,
  );
  await requestTags(db, cast("clerk"), { store: "S001", items: ["10001"], reason: "" }, now);
  const honey = {
    store: "S001",
    barcode: "6901234567892",
    name: "本地话梅",
    price: 650,
    spec: "100g",
    unit: "袋",
  };
  await createOwnItem(db, owner, { ...honey, isWeighed: false }, now);
}
