import { paramOf, readListParams } from "@/app/_lib/list-params";
import { returnStatuses } from "@/server/returns/schema";

/** What the list of returns of a DC asks for, as the URL has it. */
export const dcReturnsInput = (given: Parameters<typeof readListParams>[0]) => ({
  limit: 50,
  cursor: readListParams(given).cursor,
  status: returnStatuses.find((one) => one === paramOf(given, "status")),
});
