import type { Db } from "@/db/client";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { getQuota } from "@/server/returns/queries/get-quota";
import { submitReturnInput } from "@/server/returns/schema";
import { now, person } from "@/server/testing/given-delivery";

/** Quantities by item. */
export type Lines = Record<string, number>;
export const linesOf = (lines: Lines) => Object.entries(lines).map(([item, qty]) => ({ item, qty }));

/** Returns as tests make them: sent by the owner, inspected by the manager of the DC. */
export const returnsOf = (db: Db) => ({
  send: (store: string, lines: Lines, more: object = {}, at = now, actor = person("owner")) =>
    submitReturn(db, actor, submitReturnInput.parse({ store, lines: linesOf(lines), ...more }), at),
  receive: (no: string, accepted: Lines, damaged: Lines = {}, at = now, actor = person("dc-manager")) => {
    const lines = Object.entries(accepted).map(([item, acceptedQty]) => {
      return { item, acceptedQty, damagedQty: damaged[item] ?? 0 };
    });
    return receiveReturn(db, actor, { return: no, lines }, at);
  },
  /** Earned, used, reserved, left. */
  meter: async (store: string, at = now) => {
    const { earnedFen, usedFen, reservedFen, leftFen } = await getQuota(db, person("owner"), { store }, at);
    return [earnedFen, usedFen, reservedFen, leftFen];
  },
});
