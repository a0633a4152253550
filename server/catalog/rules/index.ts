export * from "./price";
export * from "./source";
