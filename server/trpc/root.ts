import { accountRouter } from "@/server/account/router";
import { authRouter } from "@/server/auth/router";
import { bankRouter } from "@/server/bank/router";
import { catalogRouter } from "@/server/catalog/router";
import { checkRouter } from "@/server/check/router";
import { codRouter } from "@/server/cod/router";
import { deliveryRouter } from "@/server/delivery/router";
import { directRouter } from "@/server/direct/router";
import { dockRouter } from "@/server/dock/router";
import { fundsRouter } from "@/server/funds/router";
import { importRouter } from "@/server/import/router";
import { lightRouter } from "@/server/light/router";
import { messageRouter } from "@/server/notify/router";
import { orderRouter } from "@/server/order/router";
import { orgRouter } from "@/server/org/router";
import { periodRouter } from "@/server/period/router";
import { poolRouter } from "@/server/pool/router";
import { promotionRouter } from "@/server/promotion/router";
import { proofRouter } from "@/server/proof/router";
import { reportRouter, searchRouter, shellRouter } from "@/server/report/router";
import { retailRouter } from "@/server/retail/router";
import { returnsRouter } from "@/server/returns/router";
import { shrinkageRouter } from "@/server/shrinkage/router";
import { statementRouter } from "@/server/statement/router";
import { stockRouter } from "@/server/stock/router";
import { stocktakeRouter } from "@/server/stocktake/router";
import { storeStockRouter } from "@/server/store-stock/router";
import { tagRouter } from "@/server/tag/router";
import { templateRouter } from "@/server/template/router";
import { router } from "@/server/trpc/init";
import { upgradeRouter } from "@/server/upgrade/router";
import { warehouseRouter } from "@/server/warehouse/router";
import { waveRouter } from "@/server/wave/router";

/** Every procedure of the web app, a router per domain in the order of the business. */
export const appRouter = router({
  auth: authRouter,
  order: orderRouter,
  pool: poolRouter,
  wave: waveRouter,
  light: lightRouter,
  direct: directRouter,
  dock: dockRouter,
  delivery: deliveryRouter,
  promotion: promotionRouter,
  account: accountRouter,
  check: checkRouter,
  cod: codRouter,
  funds: fundsRouter,
  bank: bankRouter,
  period: periodRouter,
  statement: statementRouter,
  message: messageRouter,
  stock: stockRouter,
  storeStock: storeStockRouter,
  stocktake: stocktakeRouter,
  shrinkage: shrinkageRouter,
  retail: retailRouter,
  returns: returnsRouter,
  tag: tagRouter,
  upgrade: upgradeRouter,
  warehouse: warehouseRouter,
  catalog: catalogRouter,
  org: orgRouter,
  template: templateRouter,
  import: importRouter,
  proof: proofRouter,
  search: searchRouter,
  report: reportRouter,
  shell: shellRouter,
});

export type AppRouter = typeof appRouter;
