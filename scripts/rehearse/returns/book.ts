import type { BusinessDay } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import type { RestClient } from "@/server/testing/rest-client";
import type { Chain, ChainStore } from "../chain";
import { type Delivered, fen } from "../close-day";
import { type PieceLine, pieceLine, type Run } from "./pieces";
import { newTally, type Tally } from "./tally";

/** A return as the rehearsal knows it, beside what the product says of it. */
export interface Document {
  no: string;
  reference: string;
  store: string;
  /** The day of its submission, whose month its quota is of (U14). */
  on: BusinessDay;
  status: "submitted" | "approved" | "collected" | "settled" | "cancelled" | "rejected";
  valueFen: number;
  acceptedFen: number;
  clawbackFen: number;
  lines: { item: string; qty: number; runs: Run[] }[];
}

/** What the rehearsal keeps of a store: its goods by item, newest delivery first, what it bought, what it wants to return. */
export interface StoreBook extends ChainStore {
  code: string;
  goods: Map<string, PieceLine[]>;
  boughtFen: number;
  documents: Document[];
  /** What was taken for the gifts of an order, by order and item. */
  takenFen: Map<string, number>;
}

export interface Replay {
  callers: Record<"owner" | "loader" | "dc" | "hq" | "finance", RestClient>;
  chain: Chain;
  books: Map<string, StoreBook>;
  orders: Map<string, OrderAnswer>;
  tally: Tally;
}

export interface OrderAnswer {
  lines: { item: string; qty: number; unitPrice: string; gift: boolean }[];
  promised: { promotions: { code: string; times: number; stripped: boolean }[] };
}

interface DeliveryAnswer {
  lines: {
    order: string | null;
    item: string;
    picked: number;
    unitPrice: string;
    discount: string;
    net: string;
    gift: boolean;
  }[];
}

/** Opens the books of the stores that return something; of the others only orders are replayed. */
export function openReplay(callers: Replay["callers"], chain: Chain): Replay {
  const codes = new Set([...chain.returns.values()].flat().map(({ store }) => store));
  const books = [...codes].map((code): [string, StoreBook] => {
    const store = chain.stores.get(code);
    invariant(store, `store ${code} is in returns.jsonl, not in stores.csv`);
    return [code, { ...store, code, goods: new Map(), boughtFen: 0, documents: [], takenFen: new Map() }];
  });
  return { callers, chain, books: new Map(books), orders: new Map(), tally: newTally() };
}

/** Takes the deliveries of an approved wave into the books, as the interface tells them. */
export async function learnDeliveries(replay: Replay, deliveries: readonly Delivered[]): Promise<void> {
  for (const { delivery, store, amount } of deliveries) {
    const book = replay.books.get(store);
    if (!book) continue;
    book.boughtFen += fen(amount);
    const { lines } = await replay.callers.hq.get<DeliveryAnswer>(`deliveries/${delivery}`);
    // Gifts after what was bought: within one delivery the goods that were paid for are returned first.
    for (const isGift of [true, false]) {
      for (const line of lines.filter(({ gift }) => gift === isGift).reverse()) {
        const netFen = fen(line.net);
        const paidFen = line.gift ? 0 : fen(line.unitPrice) * line.picked - fen(line.discount);
        replay.tally.check("net of a delivery line", paidFen, netFen, `${delivery} ${line.item}`);
        if (line.picked === 0) continue;
        const { order, item } = line;
        const known = pieceLine({ delivery, order, item, isGift, netFen }, line.picked);
        book.goods.set(item, [known, ...(book.goods.get(item) ?? [])]);
      }
    }
  }
}
