export { openDailyStocktakes } from "@/server/stocktake/commands/open-daily";
export { openStocktake } from "@/server/stocktake/commands/open-stocktake";
export { recordTakes } from "@/server/stocktake/commands/record-takes";
export { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
export { rejudgeCounts } from "@/server/stocktake/rejudge-counts";
