/** The catalogue and terms other domains may use. */
export { bumpCatalogVersion } from "./bump-version";
export { getTerms } from "./queries/get-terms";
export * from "./rules";
