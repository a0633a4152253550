import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import type { Db, DbOrTx, Tx } from "@/db/client";
import type { Ability, Actor } from "@/server/auth";
import type { Idempotency } from "@/server/rest/idempotency";
import type { Locale } from "@/server/shared/domain-error";

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What an endpoint answers. `location` becomes the header of a 201 or 202. */
export interface Answer {
  status: 200 | 201 | 202;
  body: unknown;
  location?: string;
}

/** What every handler gets. `params` are the parts of the path written `:name`, decoded. */
export interface Call<Path extends string, Query extends z.ZodType> {
  actor: Actor;
  now: Date;
  locale: Locale;
  params: { readonly [Name in NamesIn<Path>]: string };
  query: z.output<Query>;
}

interface Declared<Query extends z.ZodType> {
  /** Asked before the body is read; the command asks again, together with the scope. Null: any valid token. */
  ability: Ability | null;
  summary: string;
  query?: Query;
  /** Describes the answer in the OpenAPI document; answers are not validated at run time. */
  answer?: z.ZodType;
}

/** What a download answers: bytes as they come, instead of JSON. */
export interface Download {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  chunks: AsyncIterable<Buffer>;
}

interface File {
  body: Buffer;
  contentType: string;
}

interface FileKinds {
  contentTypes: readonly string[];
  bytesMax: number;
}

/** A declared endpoint with its types erased, as the handler and the OpenAPI document see it. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT";
  path: string;
  /** `read`: on the pool. `joined`: in one transaction with the idempotency key. `own`: opens its own and saves the key itself. */
  transaction: "read" | "joined" | "own";
  ability: Ability | null;
  summary: string;
  query: z.ZodType;
  input?: z.ZodType;
  file?: FileKinds;
  answer?: z.ZodType;
  slow?: true;
  handle(call: ErasedCall): Promise<Answer>;
  /** A read that answers bytes: asked in place of `handle`. */
  serve?(call: ErasedCall): Promise<Download>;
  /** The body is handed on as it arrives, instead of being read first. */
  isStreamed?: true;
}

export interface ErasedCall extends Call<string, z.ZodType> {
  db: DbOrTx;
  input?: unknown;
  body?: Buffer;
  bytes?: AsyncIterable<Uint8Array>;
  headers?: IncomingHttpHeaders;
  contentType?: string;
  idempotency?: Idempotency;
}

const noQuery = z.strictObject({});
const emptyBody = z.strictObject({});
type NoQuery = typeof noQuery;
type EmptyBody = typeof emptyBody;

type Handler<C> = (call: C) => Promise<Answer>;

/** Declares a read. `query` describes the query string; a parameter that it does not name is bad input. */
export function get<const Path extends string, Query extends z.ZodType = NoQuery>(
  path: Path,
  declared: Declared<Query> & { handle: Handler<Call<Path, Query> & { db: Db }> },
): Endpoint {
  return endpoint("GET", path, "read", declared);
}

/**
 * Declares a command. `db` is the transaction in which the answer is stored under the caller's Idempotency-Key: pass it
 * to the command, which joins it. Without `input` the body is empty or `{}`.
 */
export function post<
  const Path extends string,
  Input extends z.ZodType = EmptyBody,
  Query extends z.ZodType = NoQuery,
>(
  path: Path,
  declared: Declared<Query> & {
    input?: Input;
    /** Every POST is; saying it is a courtesy to the reader. */
    idempotent?: true;
    /** May outlast a caller's patience: after 25 s it is answered with 202 and a `Location` to ask. */
    slow?: true;
    handle: Handler<Call<Path, Query> & { db: Tx; input: z.output<Input> }>;
  },
): Endpoint {
  const { input = emptyBody, slow } = declared;
  return { ...endpoint("POST", path, "joined", declared), input, slow };
}

/**
 * Declares a command that writes in a statement of its own making and stores its answer itself, by `saveAnswer` or as a
 * part of that statement (`Idempotency` has the columns). For the busiest path only: nothing is asked before the
 * work, so a repeat is recognised by the unique key when it is written, and replayed.
 */
export function postInOwnTransaction<
  const Path extends string,
  Input extends z.ZodType,
  Query extends z.ZodType = NoQuery,
>(
  path: Path,
  declared: Declared<Query> & {
    input: Input;
    handle: Handler<Call<Path, Query> & { db: Db; input: z.output<Input>; idempotency: Idempotency }>;
  },
): Endpoint {
  return { ...endpoint("POST", path, "own", declared), input: declared.input };
}

/** Declares a command whose body is a file, such as an import; otherwise as `post`. */
export function postFile<const Path extends string, Query extends z.ZodType = NoQuery>(
  path: Path,
  declared: Declared<Query> & FileKinds & { handle: Handler<Call<Path, Query> & File & { db: Tx }> },
): Endpoint {
  return { ...endpoint("POST", path, "joined", declared), file: declared };
}

/**
 * Declares a file put to a document, such as the photo of a slip. The same file again is the same wish; it needs no key. The
 * command opens its own transactions: a file is read and stored outside of them.
 */
export function putFile<const Path extends string, Query extends z.ZodType = NoQuery>(
  path: Path,
  declared: Declared<Query> & FileKinds & { handle: Handler<Call<Path, Query> & File & { db: Db }> },
): Endpoint {
  return { ...endpoint("PUT", path, "own", declared), file: declared };
}

/** Declares a file too large to be held in memory: the command reads its bytes as they arrive; otherwise as `putFile`. */
export function putStream<const Path extends string, Query extends z.ZodType = NoQuery>(
  path: Path,
  declared: Declared<Query> &
    Pick<FileKinds, "contentTypes"> & {
      handle: Handler<Call<Path, Query> & { db: Db; bytes: AsyncIterable<Uint8Array> }>;
    },
): Endpoint {
  const file = { contentTypes: declared.contentTypes, bytesMax: 0 };
  return { ...endpoint("PUT", path, "own", declared), file, isStreamed: true };
}

/** Declares a read that answers bytes, whole or a range of them as the headers ask. */
export function download<const Path extends string, Query extends z.ZodType = NoQuery>(
  path: Path,
  declared: Declared<Query> & {
    serve(call: Call<Path, Query> & { db: Db; headers: IncomingHttpHeaders }): Promise<Download>;
  },
): Endpoint {
  const handle = () => Promise.reject(new Error("a download is served"));
  const serve = declared.serve as unknown as NonNullable<Endpoint["serve"]>;
  return { ...endpoint("GET", path, "read", { ...declared, handle }), serve };
}

/** The only place where a handler's types are erased: the handler validates exactly what they promise. */
function endpoint<Query extends z.ZodType, C>(
  method: Endpoint["method"],
  path: string,
  transaction: Endpoint["transaction"],
  declared: Declared<Query> & { handle: Handler<C> },
): Endpoint {
  const { ability, summary, answer } = declared;
  const query = strict(declared.query ?? noQuery);
  const handle = declared.handle as unknown as Endpoint["handle"];
  return { method, path, transaction, ability, summary, query, answer, handle };
}

/** A list shares its schema with screens, where a stranger in it does no harm; here it is bad input. */
const strict = (query: z.ZodType) => (query instanceof z.ZodObject ? query.strict() : query);
