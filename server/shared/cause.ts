/** What a posting or a hold is for. A book knows its causes by type and internal number only, never what they are. */
export interface Cause {
  type:
    | "import"
    | "order"
    | "delivery"
    | "wave"
    | "deposit"
    | "difference"
    | "return"
    | "stocktake"
    | "shrinkage"
    | "adjustment"
    | "charge"
    | "sale"
    | "coupon"
    | "receipt"
    | "takeover"
    | "direct_receipt";
  id: number;
}

export const causeKey = (cause: Cause) => `${cause.type}:${cause.id}`;
