import { paramOf, readListParams } from "@/app/_lib/list-params";
import { differenceStatuses } from "@/server/delivery/schema";

/** What the list of difference notes asks for, as the URL has it: those that wait for a decision, unless others are asked for. */
export const claimsInput = (given: Parameters<typeof readListParams>[0]) => {
  const status = paramOf(given, "status");
  return {
    limit: 50,
    cursor: readListParams(given).cursor,
    status: differenceStatuses.find((one) => one === status),
  };
};
