import type { Db } from "@/db/client";
import type { StopInput } from "@/server/catalog/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { now, person } from "@/server/testing/given-delivery";
import { stopItems } from "./stop-items";

/** Stops I0 everywhere for safety, from the day of the tests on, unless told otherwise. */
export const stopFor = (db: Db, more: Partial<StopInput> = {}, at = now, actor = person("hq")) =>
  stopItems(
    db,
    actor,
    {
      item: "I0",
      category: null,
      scope: "all",
      of: [],
      from: asBusinessDay("2026-03-10"),
      to: null,
      reason: "glass found",
      forSafety: true,
      ...more,
    },
    at,
  );
