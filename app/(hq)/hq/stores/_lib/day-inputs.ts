import { paramOf, readListParams } from "@/app/_lib/list-params";
import { priceLineStatuses } from "@/server/retail/schema";
import { shrinkageStatuses } from "@/server/shrinkage/schema";
import { stocktakeStatuses } from "@/server/stocktake/schema";

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
