/**
 * What a quantity of a delivery line `l` costs, in SQL: the same figure as `amountsOf` in `server/shared/line-amounts.ts`
 * (a test compares them on random lines). Goods: price × quantity, per kilogram when weighed. Discount: the line's, in
 * proportion to what was ordered, never above the goods; a gift's is all of them. Both rounded half up once.
 */
export function lineNetSql(qty: string): string {
  const goods = lineGoodsSql("l.unit_price_fen", qty, "l.is_weighed");
  const discount = `(2 * l.discount_fen * (${qty}) + l.ordered_each) / (2 * l.ordered_each)`;
  return `(case when l.is_gift then 0 else ${goods} - least(${discount}, ${goods}) end)`;
}

/** Price × quantity in fen, in SQL: the same as `lineAmountFen`. Integer division of what is never negative rounds down. */
export function lineGoodsSql(unitPriceFen: string, qty: string, isWeighed: string): string {
  const product = `${unitPriceFen} * (${qty})`;
  return `(case when ${isWeighed} then (${product} + 500) / 1000 else ${product} end)`;
}
