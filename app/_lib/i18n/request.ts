import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, localeOf } from "./locale";
import { messagesOf } from "./messages";

/** Language, words and zone of one request. There is no language in the URL: a link is the same for every colleague. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = localeOf(chosen, (await headers()).get("accept-language"));
  return { locale, messages: messagesOf[locale], timeZone: "Asia/Shanghai" };
});
