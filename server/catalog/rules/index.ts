export * from "./price";
export * from "./source";
export {
  type CatalogItem,
  type PlanLine,
  pairKey,
  type TemplateLine,
  type TemplateVersion,
  type Terms,
} from "./terms";
export { type TermsOfItem, termsOfItem } from "./terms-of-item";
