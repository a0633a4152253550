import { accountChecks } from "@/server/proof/checks/account";
import { bankChecks } from "@/server/proof/checks/bank";
import { deliveryChecks } from "@/server/proof/checks/delivery";
import { checkChecks } from "@/server/proof/checks/delivery-check";
import { depositChecks } from "@/server/proof/checks/deposit";
import { differenceChecks } from "@/server/proof/checks/difference";
import { directChecks } from "@/server/proof/checks/direct";
import { dockChecks } from "@/server/proof/checks/dock";
import { fundsChecks } from "@/server/proof/checks/funds";
import { orderChecks } from "@/server/proof/checks/order";
import { periodChecks } from "@/server/proof/checks/period";
import { posChecks } from "@/server/proof/checks/pos";
import { promotionChecks } from "@/server/proof/checks/promotion";
import { referenceChecks } from "@/server/proof/checks/references";
import { retailChecks } from "@/server/proof/checks/retail";
import { returnChecks } from "@/server/proof/checks/returns";
import { statementChecks } from "@/server/proof/checks/statement";
import { stockChecks } from "@/server/proof/checks/stock";
import { storeChecks } from "@/server/proof/checks/store";
import { tagChecks } from "@/server/proof/checks/tag";
import { upgradeChecks } from "@/server/proof/checks/upgrade";
import { warehouseChecks } from "@/server/proof/checks/warehouse";

/** Everything that must be true of the rows, in the order of the business. */
export const proofQueries = [
  ...orderChecks,
  ...promotionChecks,
  ...deliveryChecks,
  ...checkChecks,
  ...differenceChecks,
  ...returnChecks,
  ...accountChecks,
  ...depositChecks,
  ...bankChecks,
  ...fundsChecks,
  ...periodChecks,
  ...statementChecks,
  ...stockChecks,
  ...warehouseChecks,
  ...dockChecks,
  ...posChecks,
  ...storeChecks,
  ...directChecks,
  ...retailChecks,
  ...tagChecks,
  ...upgradeChecks,
  ...referenceChecks,
];
