import { expect, it } from "vitest";
import { localeOfRequest } from "./locale";

it.each([
  ["locale=zh", "en-GB,en;q=0.9", "zh"],
  ["theme=dark; locale=en; session=x", "zh-CN", "en"],
  ["locale=fr", "zh-CN,zh;q=0.9", "zh"],
  ["mylocale=en", "zh-CN", "zh"],
  ["", "en-GB", "en"],
])("with the cookie %j and %j a file is in %s", (cookie, language, locale) => {
  const headers = { ...(cookie && { cookie }), "accept-language": language };
  expect(localeOfRequest(new Request("http://localhost/api/prints/1", { headers }))).toBe(locale);
});
