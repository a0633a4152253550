import { type ReturnReason, returnReasons } from "@/server/returns/schema";
import { type GoodsDraft, isEmptyGoods, readGoods } from "../../_lib/goods-draft";

export { type GoodsLine as ReturnLine, withLine } from "../../_lib/goods-draft";

/** A return in the making. */
export type ReturnDraft = GoodsDraft<Exclude<ReturnReason, "recall">>;

export const emptyReturn: ReturnDraft = { reason: "unsold", note: "", lines: [], requestId: undefined };
export const isEmptyReturn: (draft: ReturnDraft) => boolean = isEmptyGoods;
export const readReturn = (text: string | null): ReturnDraft => readGoods(text, returnReasons, emptyReturn);
