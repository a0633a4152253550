import { expect, test } from "vitest";
import { deliveryStatus } from "@/db/schema/delivery";
import { depositStatus } from "@/db/schema/deposit";
import { orderStatus } from "@/db/schema/order";
import { depositMoves } from "@/server/account/lock-deposit";
import { deliveryMoves } from "@/server/delivery/rules/moves";
import { orderMoves } from "@/server/order/rules/moves";

test.each([
  { document: "order", inDatabase: orderStatus.enumValues, moves: orderMoves },
  { document: "delivery order", inDatabase: deliveryStatus.enumValues, moves: deliveryMoves },
  { document: "deposit slip", inDatabase: depositStatus.enumValues, moves: depositMoves },
])("the states of a $document are the same in the database and in its table of moves", (states) => {
  expect(Object.keys(states.moves)).toEqual(states.inDatabase);
});
