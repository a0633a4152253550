/** The catalogue and terms other domains may use. */
export { bumpCatalogVersion } from "./bump-version";
export { createSaleSpec } from "./commands/sale-specs";
export { endStop, writeStop } from "./commands/stops";
export { getTerms } from "./queries/get-terms";
export { listStops } from "./queries/list-stops";
export { loadPromotionTerms } from "./queries/load-promotions";
export { type SafetyStops, safetyStopsOf } from "./queries/safety-stops";
export * from "./rules";
