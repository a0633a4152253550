/** The code of the bench's item number `n`. */
export const itemCode = (n: number) => `B${String(n).padStart(5, "0")}`;

const forever = "2010-01-01,2099-12-31,*";

/** Promotions of every kind, so that all rules are on: the engine runs for every order. */
export function promotions(): string[] {
  return [
    "code,name,kind,from,to,stores,item,buy_qty,get_item,get_qty,threshold,discount,coupon_value,coupon_min_order,coupon_days,priority",
    ...Array.from({ length: 10 }, (_, n) => {
      const gift = itemCode(n % 3 ? n : n + 50);
      return `BUY10-${n},Buy 10 get 1,buy_get,${forever},${itemCode(n)},10,${gift},1,,,,,,${10 + n}`;
    }),
    `FULL3000,3000 minus 100,order_discount,${forever},,,,,3000.00,100.00,,,,50`,
    `GIFT1000,1000 and a gift,order_gift,${forever},,,${itemCode(100)},1,1000.00,,,,,60`,
    `COUPON2000,2000 and a coupon,coupon_issue,${forever},,,,,2000.00,,50.00,500.00,30,70`,
  ];
}
