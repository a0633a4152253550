import { expect } from "vitest";
import type { Db } from "@/db/client";
import { runProof } from "@/server/proof";

/** Every figure equals the rows it stands for. A failing test prints the checks that are not true, with examples. */
export async function expectProof(db: Db): Promise<void> {
  const { checks } = await runProof(db);
  expect(checks.filter((check) => !check.ok)).toEqual([]);
}
