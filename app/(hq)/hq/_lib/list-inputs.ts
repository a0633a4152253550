import { paramOf, readListParams } from "@/app/_lib/list-params";
import { depositStatuses } from "@/server/account/schema";
import { deliveryStatuses } from "@/server/delivery/schema";
import { correctionStatuses } from "@/server/funds/schema";
import { messageKinds, sendStates } from "@/server/notify/schema";
import { orderStatuses } from "@/server/order/schema";
import { parseBusinessDay } from "@/server/shared/business-day";

/** The URL as a page has it, or as the browser has it: both read the same input from it. */
type Given = Parameters<typeof readListParams>[0];

export const storeKinds = ["franchise", "direct", "independent"] as const;
export const storeStatuses = ["active", "suspended", "closing", "closed"] as const;

const oneOf = <const W extends string>(words: readonly W[], text: string | undefined) =>
  words.find((word) => word === text);
const dayOf = (given: Given, name: string) => parseBusinessDay(paramOf(given, name) ?? "") ?? undefined;

function searchAndCursor(given: Given) {
  const { q, cursor } = readListParams(given);
  return { search: q || undefined, cursor };
}

export const ordersInput = (given: Given) => ({
  ...searchAndCursor(given),
  status: oneOf(orderStatuses, paramOf(given, "status")),
  store: paramOf(given, "store"),
  from: dayOf(given, "from"),
  to: dayOf(given, "to"),
});

export const deliveriesInput = (given: Given) => ({
  ...searchAndCursor(given),
  status: oneOf(deliveryStatuses, paramOf(given, "status")),
  store: paramOf(given, "store"),
  from: dayOf(given, "from"),
  to: dayOf(given, "to"),
});

/** Without a choice the queue: what waits for finance. `all` shows every slip. */
export function depositsInput(given: Given) {
  const status = paramOf(given, "status") ?? "pending";
  return {
    ...searchAndCursor(given),
    status: status === "all" ? undefined : oneOf(depositStatuses, status),
    account: paramOf(given, "account"),
  };
}

export const codInput = (given: Given) => searchAndCursor(given);

export const correctionsInput = (given: Given) => ({
  cursor: readListParams(given).cursor,
  status: oneOf(correctionStatuses, paramOf(given, "status")),
});

export const accountsInput = (given: Given) => searchAndCursor(given);

export const itemsInput = (given: Given) => ({
  ...searchAndCursor(given),
  category: paramOf(given, "category"),
  orderable: oneOf(["yes", "no"] as const, paramOf(given, "orderable")),
});

export const storesInput = (given: Given) => ({
  ...searchAndCursor(given),
  kind: oneOf(storeKinds, paramOf(given, "kind")),
  status: oneOf(storeStatuses, paramOf(given, "status")),
});

export const messagesInput = (given: Given) => ({
  ...searchAndCursor(given),
  state: oneOf(sendStates, paramOf(given, "state")),
  kind: oneOf(messageKinds, paramOf(given, "kind")),
});

/** Late permits: open ones, those that are over, or all. */
export const latePermitsInput = (given: Given) => ({
  cursor: readListParams(given).cursor,
  state: oneOf(["open", "over"], paramOf(given, "state")),
  store: paramOf(given, "store"),
});

/** What may not be ordered; without a choice everything that is not over. */
export const stopsInput = (given: Given) => ({
  ...searchAndCursor(given),
  state: oneOf(["in_force", "planned", "over"], paramOf(given, "state")),
});
