import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { logDefect } from "@/server/log";
import { fieldsOf, Problem } from "@/server/rest/problem";
import { DomainError } from "@/server/shared/domain-error";

const codeOf = {
  400: "BAD_REQUEST",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
} as const;

/** A defect on its way to the screen: only the reference under which it was logged. */
class Defect extends Error {
  constructor(readonly reference: string) {
    super("defect");
  }
}

/** The one translation of what a procedure throws. Refusals keep their code; a defect is logged and hidden. */
export function translated(error: TRPCError, where: string): TRPCError {
  const { cause } = error;
  if (cause instanceof DomainError || cause instanceof Problem) {
    const code = codeOf[cause.status as keyof typeof codeOf] ?? "BAD_REQUEST";
    return new TRPCError({ code, message: cause.code, cause });
  }
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  const defect = new Defect(logDefect(cause ?? error, where));
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "defect", cause: defect });
}

/** What a refusal, bad input or a defect adds to the error that the browser gets. */
export function errorData(cause: unknown) {
  if (cause instanceof DomainError) {
    const { code, details } = cause;
    return { domain: { code, details, en: cause.sentence("en"), zh: cause.sentence("zh") } };
  }
  if (cause instanceof Problem) {
    return { domain: { code: cause.code, details: cause.extensions, ...cause.sentences } };
  }
  if (cause instanceof z.ZodError) return { fields: fieldsOf(cause) };
  if (cause instanceof Defect) return { reference: cause.reference };
  return {};
}
