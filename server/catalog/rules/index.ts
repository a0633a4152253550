export * from "./price";
export * from "./source";
export {
  type CatalogItem,
  type Holiday,
  type ItemStop,
  type PlanLine,
  pairKey,
  type TemplateLine,
  type TemplateVersion,
  type Terms,
} from "./terms";
export { safetyStop, stopReason, supplyOf, type TermsOfItem, termsOfItem } from "./terms-of-item";
