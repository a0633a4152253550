/** The catalogue and terms other domains may use. */
export { bumpCatalogVersion } from "./bump-version";
export { createStop, endStop } from "./commands/stops";
export { getTerms } from "./queries/get-terms";
export { listStops } from "./queries/list-stops";
export { loadPromotionTerms } from "./queries/load-promotions";
export * from "./rules";
