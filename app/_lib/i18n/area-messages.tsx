import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Area, messagesFor } from "./messages";

/** Gives the client components below the words of `common` and of one area. */
export async function AreaMessages({ area, children }: { area: Area; children: ReactNode }) {
  const locale = await getLocale();
  return (
    <NextIntlClientProvider messages={messagesFor(locale, ["common", area])}>
      {children}
    </NextIntlClientProvider>
  );
}
