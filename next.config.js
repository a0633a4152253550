import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  // Drivers and native modules stay outside the bundle.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "graphile-worker"],
  // `npm test` checks types before it builds; `npm start` builds what was tested.
  typescript: { ignoreBuildErrors: process.env.STORELINE_TYPES_CHECKED === "1" },
};

export default withNextIntl(config);
