export * from "./amounts";
export * from "./moves";
