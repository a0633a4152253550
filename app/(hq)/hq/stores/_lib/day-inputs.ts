import { paramOf, readListParams } from "@/app/_lib/list-params";
import { directOrderStatuses, directReceiptStatuses } from "@/server/direct/schema";
import { groupStates } from "@/server/org/schema";
import { priceLineStatuses } from "@/server/retail/schema";
import { returnStatuses } from "@/server/returns/schema";
import { shrinkageStatuses } from "@/server/shrinkage/schema";
import { stocktakeStatuses } from "@/server/stocktake/schema";
import { tillStates } from "@/server/upgrade/schema";

type Given = Parameters<typeof readListParams>[0];

/** What the URL asks of the counts of stores. */
export const storeCountsInput = (given: Given) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: stocktakeStatuses.find((one) => one === paramOf(given, "status")),
});

/** What the URL asks of the write-offs of stores. */
export const writeOffsInput = (given: Given) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: shrinkageStatuses.find((one) => one === paramOf(given, "status")),
});

/** What the URL asks of the price changes of stores. */
export const priceChangesInput = (given: Given) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: priceLineStatuses.find((one) => one === paramOf(given, "status")),
});

/** What the URL asks of the returns of stores. */
export const returnsInput = (given: Given) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: returnStatuses.find((one) => one === paramOf(given, "status")),
});

/** What the URL asks of what suppliers brought to stores. */
export const directReceiptsInput = (given: Given) => {
  const { q, cursor } = readListParams(given);
  const status = directReceiptStatuses.find((one) => one === paramOf(given, "status"));
  return { limit: 50, cursor, q: q || undefined, status };
};

/** What the URL asks of what stores have ordered from suppliers. */
export const directOrdersInput = (given: Given) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: directOrderStatuses.find((one) => one === paramOf(given, "status")),
});

/** What the URL asks of the return quotas of stores. */
export const quotasInput = (given: Given) => {
  const { q, cursor } = readListParams(given);
  return { limit: 50, cursor, q: q || undefined };
};

/** What the URL asks of the tills of a package. */
export const tillsInput = (given: Given, version: string) => ({
  version,
  limit: 50,
  cursor: readListParams(given).cursor,
  q: readListParams(given).q || undefined,
  state: tillStates.find((one) => one === paramOf(given, "state")),
});

/** What the URL asks of the groups of stores. */
export const groupsInput = (given: Given) => {
  const { q, cursor } = readListParams(given);
  const state = groupStates.find((one) => one === paramOf(given, "state"));
  return { limit: 50, cursor, search: q || undefined, state };
};
