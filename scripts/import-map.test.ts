import { expect, test } from "vitest";
import { importsOf, isTooLong, mayCall, violationsIn } from "./import-map.mjs";

const reach = (from: string, seen = new Set<string>()): Set<string> => {
  for (const next of mayCall[from] ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    reach(next, seen);
  }
  return seen;
};

test("along the flow nothing leads back: no order, pool, wave or delivery calls itself through others", () => {
  for (const document of ["order", "pool", "wave", "delivery", "returns"])
    expect(reach(document)).not.toContain(document);
});

const allowed: [file: string, source: string][] = [
  ["server/order/commands/submit-order.ts", 'import { accept } from "@/server/pool";'],
  ["server/pool/generate.ts", 'import { createDeliveries } from "@/server/delivery";'],
  ["server/order/rules.ts", 'import { divideUp } from "@/server/shared/arithmetic";'],
  ["server/order/rules.ts", 'import type { Terms } from "@/server/catalog";'],
  ["server/order/rules.ts", 'import { sourceOf } from "@/server/catalog/rules/source";'],
  ["server/order/router.ts", 'import { router } from "@/server/trpc/init";'],
  ["server/rest/endpoints/order.ts", 'import { submitOrder } from "@/server/order/commands/submit-order";'],
  ["app/(store)/page.tsx", 'import type { AppRouter } from "@/server/trpc/root";'],
  ["app/(store)/form.tsx", 'import { submitOrderInput } from "@/server/order/schema";'],
  ["app/_lib/trpc/server.tsx", 'import { appRouter } from "@/server/trpc/root";'],
  ["server/order/commands/submit-order.test.ts", "const now = new Date();"],
  ["server/order/queries/x.ts", "// never new Date() here"],
  ["db/seed/demo.ts", 'import { submitOrder } from "@/server/order";'],
];
test.each(allowed)("%s may: %s", (file, source) => {
  expect(violationsIn(file, source)).toEqual([]);
});

const refused: [file: string, source: string, why: string][] = [
  ["server/pool/generate.ts", 'import { submitOrder } from "@/server/order";', "may not call server/order"],
  ["server/delivery/a.ts", 'import { releaseWave } from "@/server/wave";', "may not call server/wave"],
  ["server/account/a.ts", 'import { x } from "../order";', "may not call server/order"],
  ["server/order/a.ts", 'import { x } from "@/server/pool/commands/generate-wave";', "through its index.ts"],
  ["server/order/a.ts", 'import { router } from "@/server/trpc/init";', "does not know the transport"],
  ["server/order/rules.ts", 'import { sql } from "drizzle-orm";', "values only"],
  ["server/order/rules/decide.ts", 'import { getTerms } from "@/server/catalog";', "a rule imports"],
  ["server/shared/fen.ts", 'import { db } from "@/db/client";', "leaf"],
  ["db/client.ts", 'import { x } from "@/server/order";', "no rule"],
  ["app/(dc)/page.tsx", 'import { getDb } from "@/db/client";', "at run time"],
  ["app/(dc)/page.tsx", 'const { x } = await import("@/server/pool");', "at run time"],
  ["server/org/a.ts", 'import { Lucia } from "lucia";', "Lucia"],
  ["server/org/a.ts", "const at = new Date();", "now"],
  ["server/org/a.ts", "const at = Date.now();", "now"],
  ["server/org/a.ts", 'throw new TRPCError({ code: "CONFLICT" });', "server/trpc"],
  ["server/org/a.ts", 'export * from "@/app/page";', "no screen"],
];
test.each(refused)("%s may not: %s", (file, source, why) => {
  expect(violationsIn(file, source).join()).toContain(why);
});

test("imports are read over several lines, with types told apart", () => {
  const source = `import {\n  type A,\n  type B,\n} from "./a";\nimport {\n  type A,\n  b,\n} from "./b";\nexport type { C } from "./c";\nimport "./d";`;
  expect(importsOf(source)).toEqual([
    { specifier: "./a", isType: true },
    { specifier: "./b", isType: false },
    { specifier: "./c", isType: true },
    { specifier: "./d", isType: false },
  ]);
});

test("a file of 250 lines is too long, one of 249 is not", () => {
  expect([isTooLong("a.ts", "x\n".repeat(249)), isTooLong("a.ts", "x\n".repeat(250))]).toEqual([false, true]);
});
