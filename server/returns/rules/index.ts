export * from "./clawback";
export * from "./draws";
export * from "./moves";
export * from "./quota";
