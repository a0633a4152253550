import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  // Drivers and native modules stay outside the bundle.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "graphile-worker", "pdfkit", "fontkit"],
  // Types are checked by `npm run check` and `npm test`, not again at every start.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
