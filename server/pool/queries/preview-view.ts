import type { PlannedRun } from "../plan-run";

/** What a run would do for one store. */
export interface PreviewStore {
  store: string;
  storeName: string;
  route: string;
  stop: number;
  orders: number;
  deliveries: number;
  lines: number;
  /** Lines of which less than ordered was allocated. */
  shortLines: number;
  amountFen: number;
  /** Set when the store cannot pay: then nothing of it is generated (R15). */
  blocked: { code: string; neededFen: number; availableFen: number; shortfallFen: number } | null;
}

/** An item of which a DC has too little, and how it is shared among the stores (U7). */
export interface SharedItem {
  dc: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  orderedEach: number;
  allocatedEach: number;
  shares: { store: string; storeName: string; orderedEach: number; allocatedEach: number }[];
}

/** The stores of a run by route and stop, refused ones included. */
export function storesOfRun(
  { allocation, orders, deliveries }: PlannedRun,
  names: ReadonlyMap<number, string>,
): PreviewStore[] {
  const involved = new Map<number, PreviewStore & { orderIds: Set<number> }>();
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const storeOf = (orderId: number) => {
    const order = orderById.get(orderId);
    if (!order) return undefined;
    let store = involved.get(order.storeId);
    if (!store) {
      store = {
        store: order.storeCode,
        storeName: names.get(order.storeId) ?? "",
        route: order.routeCode,
        stop: order.stopSequence,
        orders: 0,
        deliveries: 0,
        lines: 0,
        shortLines: 0,
        amountFen: 0,
        blocked: null,
        orderIds: new Set(),
      };
      involved.set(order.storeId, store);
    }
    store.orderIds.add(orderId);
    return store;
  };
  for (const part of allocation.parts) {
    const store = storeOf(part.orderId);
    if (!store) continue;
    if (part.allocatedEach > 0) store.lines += 1;
    if (part.allocatedEach < part.orderedEach) store.shortLines += 1;
    store.amountFen += part.netFen;
  }
  for (const { orderIds, code, neededFen, availableFen, shortfallFen } of allocation.refused) {
    for (const orderId of orderIds) {
      const store = storeOf(orderId);
      if (store) store.blocked = { code, neededFen, availableFen, shortfallFen };
    }
  }
  for (const delivery of deliveries) {
    const store = involved.get(delivery.storeId);
    if (store) store.deliveries += 1;
  }
  return [...involved.values()]
    .map(({ orderIds, ...store }) => ({ ...store, orders: orderIds.size }))
    .sort((a, b) => compare(a.route, b.route) || a.stop - b.stop || compare(a.store, b.store));
}

/** Every short item with the share of each store, the largest want first. */
export function shareByStore(
  { allocation, orders, terms }: PlannedRun,
  names: ReadonlyMap<number, string>,
  items: ReadonlyMap<number, { name: string; unit: string }>,
): SharedItem[] {
  const codes = new Map(orders.map(({ storeId, storeCode }) => [storeId, storeCode]));
  const short = new Set(allocation.shortages.map(({ dcId, itemId }) => `${dcId} ${itemId}`));
  const partsOf = Map.groupBy(
    allocation.parts.filter(({ dcId, itemId }) => short.has(`${dcId} ${itemId}`)),
    ({ dcId, itemId }) => `${dcId} ${itemId}`,
  );
  return allocation.shortages.map(({ dcId, itemId, orderedEach, allocatedEach }) => {
    const shares = new Map<number, { orderedEach: number; allocatedEach: number }>();
    for (const part of partsOf.get(`${dcId} ${itemId}`) ?? []) {
      const share = shares.get(part.storeId) ?? { orderedEach: 0, allocatedEach: 0 };
      share.orderedEach += part.orderedEach;
      share.allocatedEach += part.allocatedEach;
      shares.set(part.storeId, share);
    }
    return {
      dc: terms.dcCodes.get(dcId) ?? "",
      item: terms.items.get(itemId)?.code ?? "",
      name: items.get(itemId)?.name ?? "",
      unit: items.get(itemId)?.unit ?? "",
      isWeighed: terms.items.get(itemId)?.isWeighed ?? false,
      orderedEach,
      allocatedEach,
      shares: [...shares]
        .map(([storeId, share]) => ({
          store: codes.get(storeId) ?? "",
          storeName: names.get(storeId) ?? "",
          ...share,
        }))
        .sort((a, b) => b.orderedEach - a.orderedEach || compare(a.store, b.store)),
    };
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
