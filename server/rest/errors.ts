import { Problem } from "@/server/rest/problem";

/** What the transport itself says no to. Rules of the business are `DomainError`s of their domains. */
export const wrong = {
  unknownPath: (path: string) =>
    new Problem(404, "request/unknown-path", {
      en: `There is nothing at ${path}.`,
      zh: `路径 ${path} 不存在。`,
    }),
  method: (method: string, allowed: string) =>
    new Problem(
      405,
      "request/method-not-allowed",
      {
        en: `${method} is not possible here; ${allowed} is.`,
        zh: `此处不支持 ${method}，仅支持 ${allowed}。`,
      },
      {},
      { allow: allowed },
    ),
  token: () =>
    new Problem(
      401,
      "auth/invalid-token",
      {
        en: "A valid token is needed: Authorization: Bearer <token>.",
        zh: "需要有效的令牌：Authorization: Bearer <token>。",
      },
      {},
      { "www-authenticate": "Bearer" },
    ),
  tooFast: (seconds: number) =>
    new Problem(
      429,
      "request/too-many",
      {
        en: `Too many requests with this token. Try again in ${seconds} s.`,
        zh: `该令牌请求过于频繁，请在 ${seconds} 秒后重试。`,
      },
      {},
      { "retry-after": String(seconds) },
    ),
  contentType: (expected: readonly string[]) =>
    new Problem(415, "request/content-type", {
      en: `The body must be ${expected.join(" or ")}.`,
      zh: `请求正文必须为 ${expected.join(" 或 ")}。`,
    }),
  tooLarge: (bytesMax: number) =>
    new Problem(
      400,
      "request/too-large",
      {
        en: `The body is larger than ${bytesMax} bytes.`,
        zh: `请求正文超过 ${bytesMax} 字节。`,
      },
      {},
      { connection: "close" },
    ),
  json: () =>
    new Problem(400, "request/invalid-json", {
      en: "The body is not JSON in UTF-8.",
      zh: "请求正文不是 UTF-8 编码的 JSON。",
    }),
  path: () =>
    new Problem(400, "request/invalid-path", { en: "The path is not well-formed.", zh: "路径格式不正确。" }),
  keyMissing: () =>
    new Problem(400, "idempotency/missing", {
      en: "POST needs the header Idempotency-Key: 1 to 200 visible characters, new for each wish.",
      zh: "POST 请求需要 Idempotency-Key 请求头：1 至 200 个可见字符，每次操作使用新的值。",
    }),
  keyMismatch: () =>
    new Problem(422, "idempotency/mismatch", {
      en: "This Idempotency-Key was used for another request.",
      zh: "该 Idempotency-Key 已用于其他请求。",
    }),
  keyInFlight: () =>
    new Problem(
      409,
      "idempotency/in-flight",
      {
        en: "The first request with this Idempotency-Key is still being worked on.",
        zh: "使用该 Idempotency-Key 的首个请求仍在处理中。",
      },
      {},
      { "retry-after": "1" },
    ),
  unknownRequest: () =>
    new Problem(404, "request/unknown", {
      en: "No request with this key is in work or was answered in the last 24 hours.",
      zh: "没有使用该键的请求正在处理，最近 24 小时内也没有已完成的请求。",
    }),
  timeTravel: () =>
    new Problem(400, "time-travel/not-allowed", {
      en: "X-Now is only accepted in tests and rehearsals.",
      zh: "仅在测试和演练中接受 X-Now。",
    }),
  instant: () =>
    new Problem(400, "time-travel/invalid-instant", {
      en: "X-Now must be an ISO 8601 instant with offset, such as 2026-03-10T09:00:00+08:00.",
      zh: "X-Now 必须是带时区偏移的 ISO 8601 时间，例如 2026-03-10T09:00:00+08:00。",
    }),
};
