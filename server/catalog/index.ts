/** The catalogue and terms other domains may use. */
export { bumpCatalogVersion } from "./bump-version";
export { getTerms } from "./queries/get-terms";
export * from "./rules";
export { type TermsOfItem, termsOfItem } from "./rules/terms-of-item";
export {
  type CatalogItem,
  type PlanLine,
  pairKey,
  type TemplateLine,
  type TemplateVersion,
  type Terms,
} from "./terms";
