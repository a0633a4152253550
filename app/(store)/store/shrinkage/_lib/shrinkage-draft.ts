import { type ShrinkageReason, shrinkageReasons } from "@/server/shrinkage/schema";
import { type GoodsDraft, isEmptyGoods, readGoods } from "../../_lib/goods-draft";

export { type GoodsLine as ShrinkageLine, withLine } from "../../_lib/goods-draft";

/** A write-off in the making. */
export type ShrinkageDraft = GoodsDraft<ShrinkageReason>;

export const emptyShrinkage: ShrinkageDraft = {
  reason: "damaged",
  note: "",
  lines: [],
  requestId: undefined,
};
export const isEmptyShrinkage: (draft: ShrinkageDraft) => boolean = isEmptyGoods;
export const readShrinkage = (text: string | null): ShrinkageDraft =>
  readGoods(text, shrinkageReasons, emptyShrinkage);
