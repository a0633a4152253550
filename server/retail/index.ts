export { applyDuePrices } from "@/server/retail/commands/apply-due-prices";
export { createOwnItem } from "@/server/retail/commands/create-own-item";
export { remindPriceChanges } from "@/server/retail/commands/remind-price-changes";
export { requestPriceChange } from "@/server/retail/commands/request-price-change";
export { countWaiting } from "@/server/retail/queries/list-price-changes";
export { takeOverOwnItems } from "@/server/retail/take-over";
