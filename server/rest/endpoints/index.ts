import type { Endpoint } from "@/server/rest/endpoint";
import { accountEndpoints } from "@/server/rest/endpoints/account";
import { bankEndpoints } from "@/server/rest/endpoints/bank";
import { codEndpoints } from "@/server/rest/endpoints/cod";
import { deliveryEndpoints } from "@/server/rest/endpoints/delivery";
import { differenceEndpoints } from "@/server/rest/endpoints/difference";
import { directEndpoints } from "@/server/rest/endpoints/direct";
import { fundsEndpoints } from "@/server/rest/endpoints/funds";
import { groupEndpoints } from "@/server/rest/endpoints/group";
import { importEndpoints } from "@/server/rest/endpoints/import";
import { lightEndpoints } from "@/server/rest/endpoints/light";
import { messageEndpoints } from "@/server/rest/endpoints/message";
import { orderEndpoints } from "@/server/rest/endpoints/order";
import { periodEndpoints } from "@/server/rest/endpoints/period";
import { placeEndpoints } from "@/server/rest/endpoints/places";
import { poolEndpoints } from "@/server/rest/endpoints/pool";
import { posEndpoints } from "@/server/rest/endpoints/pos";
import { promotionEndpoints } from "@/server/rest/endpoints/promotion";
import { proofEndpoints } from "@/server/rest/endpoints/proof";
import { retailEndpoints } from "@/server/rest/endpoints/retail";
import { returnEndpoints } from "@/server/rest/endpoints/returns";
import { shrinkageEndpoints } from "@/server/rest/endpoints/shrinkage";
import { statementEndpoints } from "@/server/rest/endpoints/statement";
import { stockEndpoints } from "@/server/rest/endpoints/stock";
import { stocktakeEndpoints } from "@/server/rest/endpoints/stocktake";
import { templateEndpoints } from "@/server/rest/endpoints/template";
import { upgradeEndpoints } from "@/server/rest/endpoints/upgrade";
import { warehouseEndpoints } from "@/server/rest/endpoints/warehouse";
import { waveEndpoints } from "@/server/rest/endpoints/wave";

/** Every endpoint of `/api/v1`, in the order of the business. */
export const endpoints: readonly Endpoint[] = [
  ...importEndpoints,
  ...templateEndpoints,
  ...orderEndpoints,
  ...poolEndpoints,
  ...waveEndpoints,
  ...lightEndpoints,
  ...deliveryEndpoints,
  ...differenceEndpoints,
  ...directEndpoints,
  ...returnEndpoints,
  ...accountEndpoints,
  ...promotionEndpoints,
  ...codEndpoints,
  ...fundsEndpoints,
  ...bankEndpoints,
  ...periodEndpoints,
  ...statementEndpoints,
  ...messageEndpoints,
  ...stockEndpoints,
  ...warehouseEndpoints,
  ...placeEndpoints,
  ...stocktakeEndpoints,
  ...shrinkageEndpoints,
  ...retailEndpoints,
  ...posEndpoints,
  ...groupEndpoints,
  ...upgradeEndpoints,
  ...proofEndpoints,
];
