import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { AreaMessages } from "./_lib/i18n/area-messages";
import { themeCookie, themeOf } from "./_lib/theme";
import { TrpcReactProvider } from "./_lib/trpc/client";
import { Toaster } from "./_ui/toast";
import { ZodWords } from "./_ui/zod-words";

export const metadata: Metadata = {
  title: { default: "Storeline", template: "%s · Storeline" },
  robots: { index: false, follow: false },
  appleWebApp: { capable: true, title: "Storeline", statusBarStyle: "default" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14191c" },
  ],
};

/** What every page stands in: language, theme, procedures, toasts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang={locale === "zh" ? "zh-CN" : "en"}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <AreaMessages area="auth">
          <TrpcReactProvider>
            {children}
            <ZodWords />
            <Toaster />
          </TrpcReactProvider>
        </AreaMessages>
      </body>
    </html>
  );
}
