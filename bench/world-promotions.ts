/** The code of the bench's item number `n`. */
export const itemCode = (n: number) => `B${String(n).padStart(5, "0")}`;

/** Promotions of every kind, so that all rules are on: the engine runs for every order. */
export function promotions(): (string | number)[][] {
  const always = ["2010-01-01", "2099-12-31", "*"];
  return [
    [
      "code",
      "name",
      "kind",
      "from",
      "to",
      "stores",
      "item",
      "buy_qty",
      "get_item",
      "get_qty",
      "threshold",
      "discount",
      "coupon_value",
      "coupon_min_order",
      "coupon_days",
      "priority",
    ],
    ...Array.from({ length: 10 }, (_, n) => [
      `BUY10-${n}`,
      `Buy 10 get 1: ${itemCode(n)}`,
      "buy_get",
      ...always,
      itemCode(n),
      10,
      n % 3 ? itemCode(n) : itemCode(n + 50),
      1,
      "",
      "",
      "",
      "",
      "",
      10 + n,
    ]),
    [
      "FULL3000",
      "Over 3,000 minus 100",
      "order_discount",
      ...always,
      "",
      "",
      "",
      "",
      "3000.00",
      "100.00",
      "",
      "",
      "",
      50,
    ],
    [
      "GIFT1000",
      "Over 1,000 a gift",
      "order_gift",
      ...always,
      "",
      "",
      itemCode(100),
      1,
      "1000.00",
      "",
      "",
      "",
      "",
      60,
    ],
    [
      "COUPON2000",
      "Over 2,000 a coupon",
      "coupon_issue",
      ...always,
      "",
      "",
      "",
      "",
      "2000.00",
      "",
      "50.00",
      "500.00",
      30,
      70,
    ],
  ];
}

/** A barcode of thirteen digits with its check digit. */
export function ean13(n: number): string {
  const body = `69${String(n).padStart(10, "0")}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
  return body + ((10 - (sum % 10)) % 10);
}
