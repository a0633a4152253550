import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { isConnectionLost, pgErrorOf } from "@/db/pg-error";
import { logDefect } from "@/server/log";
import { DomainError, type Locale } from "@/server/shared/domain-error";

type Sentences = Record<Locale, string>;

/**
 * An answer that says no and is about the request itself, not about a business rule: thrown by the transport, and by an
 * endpoint whose refusal carries more than a `DomainError` can (`extensions`, such as the row errors of an import).
 */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentences: Sentences,
    readonly extensions: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(sentences.en);
  }
}

/** An RFC 9457 answer, ready to be written. */
export interface ProblemReply {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** Issues of one answer at most: a file of 5,000 wrong lines is said once, not 5,000 times. */
const fieldsMax = 100;

/** Fields that the sentence names; all of them are in `fields`. */
const namedMax = 3;

/** What is wrong with the input, as a sentence that says where: a log often keeps nothing else. */
function invalid(fields: Record<string, string[]> = {}): Sentences {
  const wrong = Object.entries(fields).map(([field, messages]) => `${field} (${messages.join("; ")})`);
  const named = wrong.slice(0, namedMax).join(", ");
  const more = wrong.length - namedMax;
  return {
    en: `The request has fields that are missing, unknown or of the wrong form${named && `: ${named}`}${more > 0 ? ` and ${more} more` : ""}.`,
    zh: `请求中有缺失、未知或格式不正确的字段${named && `：${named}`}${more > 0 ? `，另有 ${more} 处` : ""}。`,
  };
}

/** The one translation of everything that can go wrong into what a machine reads. Only defects are logged. */
export function problemOf(error: unknown, locale: Locale, where: string): ProblemReply {
  if (error instanceof DomainError) return replyOfRefusal(error, locale);
  const problem = error instanceof Problem ? error : problemBehind(error, where);
  return reply(problem.status, problem.code, problem.sentences[locale], problem.extensions, problem.headers);
}

/** Bad input as a problem: every field once, named by its path. */
export function invalidInput(error: z.ZodError): Problem {
  const fields = fieldsOf(error);
  return new Problem(400, "request/invalid", invalid(fields), { fields });
}

/** Field path to messages, for a form or a machine; an unknown field is named itself. */
export function fieldsOf(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of keys) {
      const path = [...issue.path, ...(key === undefined ? [] : [key])].join(".") || "body";
      if (!(path in fields) && Object.keys(fields).length >= fieldsMax) return fields;
      fields[path] = [...(fields[path] ?? []), key === undefined ? issue.message : "unknown field"];
    }
  }
  return fields;
}

function replyOfRefusal(error: DomainError, locale: Locale): ProblemReply {
  const details = error.details === undefined ? {} : { details: error.details };
  const seconds =
    error.status === 429 && error.details !== null && typeof error.details === "object"
      ? Reflect.get(error.details, "retryAfterSeconds")
      : undefined;
  const headers: Record<string, string> = error.status === 429 ? { "retry-after": String(seconds ?? 1) } : {};
  return reply(error.status, error.code, error.sentence(locale), details, headers);
}

/** Codes with which PostgreSQL refuses text that it cannot hold, such as a NUL character. */
const unstorableText = new Set(["22021", "22P05"]);
/** The server is starting, stopping or full; a collision that three attempts did not resolve. */
const passing = new Set(["57P01", "57P02", "57P03", "53300", "40001", "40P01"]);

function problemBehind(error: unknown, where: string): Problem {
  if (error instanceof z.ZodError) return invalidInput(error);
  const code = pgErrorOf(error)?.code;
  if (code && unstorableText.has(code)) return new Problem(400, "request/invalid", invalid());
  const reference = logDefect(error, where);
  if ((code && passing.has(code)) || isConnectionLost(error)) {
    const sentences = {
      en: "The database is busy or away. Repeat the request with the same Idempotency-Key.",
      zh: "数据库繁忙或不可用，请使用相同的 Idempotency-Key 重试。",
    };
    return new Problem(503, "server/unavailable", sentences, { reference }, { "retry-after": "1" });
  }
  const sentences = {
    en: `Something went wrong on our side. Reference: ${reference}.`,
    zh: `系统内部错误，参考编号：${reference}。`,
  };
  return new Problem(500, "server/defect", sentences, { reference });
}

function reply(
  status: number,
  code: string,
  detail: string,
  extensions: Record<string, unknown>,
  headers: Record<string, string>,
): ProblemReply {
  const title = STATUS_CODES[status] ?? "Error";
  return {
    status,
    headers,
    body: { type: `urn:storeline:problem:${code}`, title, status, code, detail, ...extensions },
  };
}
