import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { z } from "zod";
import type { Db, Tx } from "@/db/client";
import { type Ability, type Actor, mustBeAbleTo } from "@/server/auth";
import type { Context } from "@/server/trpc/context";
import { errorData, translated } from "@/server/trpc/errors";
import { once } from "@/server/trpc/once";
import { wishOf } from "@/server/trpc/wish";

interface RefusalData {
  code: string;
  details: unknown;
  en: string;
  zh: string;
}

interface ErrorExtras {
  domain?: RefusalData;
  fields?: Record<string, string[]>;
  reference?: string;
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const extras: ErrorExtras = errorData(error.cause);
    return { ...shape, data: { ...shape.data, ...extras } };
  },
});

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

const spoken = t.procedure.use(async ({ next, path, type, ctx }) => {
  if (type === "mutation" && !ctx.isSameOrigin) {
    throw new TRPCError({ code: "FORBIDDEN", message: "foreign origin" });
  }
  const result = await next();
  if (!result.ok) throw translated(result.error, path);
  return result;
});

const signedIn = spoken.use(({ ctx, next }) => {
  const { person } = ctx;
  if (!person) throw new TRPCError({ code: "UNAUTHORIZED", message: "sign in first" });
  return next({ ctx: { person, actor: person.actor } });
});

/** A procedure for those whose role has the ability; null: for everybody signed in. Its `ctx.db` is the pool. */
export function procedure(ability: Ability | null) {
  return signedIn.use(({ ctx, next }) => {
    if (ability) mustBeAbleTo(ctx.actor, ability);
    return next();
  });
}

/** What the work of a command gets. */
export interface Work<D, Input> {
  db: D;
  actor: Actor;
  input: Input;
  now: Date;
}

/**
 * A command of the web app. The screen sends `{ requestId, ...input }`; `input` is what `schema` made of the rest. `db` is
 * the transaction in which the answer is stored under the request id: a double click, a retry or a second tab with the
 * same id gets the first answer, the same id with other input is refused with `idempotency/mismatch`.
 */
export function command<Schema extends z.ZodType, Output>(
  ability: Ability | null,
  schema: Schema,
  work: (call: Work<Tx, z.output<Schema>>) => Promise<Output>,
) {
  return procedure(ability)
    .input(wishOf(schema))
    .mutation(({ ctx, input, path }) => {
      const { db, actor } = ctx;
      const call = { actor, input: input.input, now: ctx.now() };
      return once(db, { actor, path, requestId: input.requestId, raw: input.raw }, (tx) =>
        work({ ...call, db: tx }),
      );
    });
}

/** A command whose answer must not be stored, because it holds a secret or is about the session; repeats by its own nature. */
export function unstoredCommand<Schema extends z.ZodType, Output>(
  ability: Ability | null,
  schema: Schema,
  work: (call: Work<Db, z.output<Schema>>) => Promise<Output>,
) {
  return procedure(ability)
    .input(wishOf(schema))
    .mutation(({ ctx, input }) => work({ db: ctx.db, actor: ctx.actor, input: input.input, now: ctx.now() }));
}
