import { command, procedure, router } from "@/server/trpc/init";
import { approvePromotion, rejectPromotion } from "./commands/decide-promotion";
import { issueCoupons } from "./commands/issue-coupons";
import { archivePromotion, endPromotion, pausePromotion, resumePromotion } from "./commands/stop-promotion";
import { submitPromotion } from "./commands/submit-promotion";
import { voidCoupon } from "./commands/void-coupon";
import { createPromotion, editPromotion } from "./commands/write-draft";
import { getPromotionCalendar } from "./queries/get-calendar";
import { getPromotion } from "./queries/get-promotion";
import { getPromotionResults } from "./queries/get-results";
import { getTestCart } from "./queries/get-test-cart";
import { listAllCoupons } from "./queries/list-all-coupons";
import { listCoupons } from "./queries/list-coupons";
import { listPromotions } from "./queries/list-promotions";
import { previewPromotion } from "./queries/preview-promotion";
import { replayOrders } from "./queries/replay-orders";
import {
  accountOfCoupons,
  approvePromotionInput,
  issueCouponsInput,
  listCouponsInput,
  listPromotionsInput,
  promotionCalendarInput,
  promotionDraftInput,
  promotionPreviewInput,
  promotionReasonInput,
  promotionRef,
  rejectPromotionInput,
  replayInput,
  testCartInput,
  voidCouponInput,
} from "./schema";

/** Coupons that HQ gives by hand, and what becomes of all. */
const couponDesk = router({
  list: procedure("promotion.read")
    .input(listCouponsInput)
    .query(({ ctx, input }) => listAllCoupons(ctx.db, ctx.actor, input, ctx.now())),
  issue: command("coupon.issue", issueCouponsInput, ({ db, actor, input, now }) =>
    issueCoupons(db, actor, input, now),
  ),
  void: command("coupon.void", voidCouponInput, ({ db, actor, input, now }) =>
    voidCoupon(db, actor, input, now),
  ),
});

/** The promotion desk: one person writes, the desk shows what it would do, another person approves (2.8). */
export const promotionRouter = router({
  list: procedure("promotion.read")
    .input(listPromotionsInput)
    .query(({ ctx, input }) => listPromotions(ctx.db, ctx.actor, input, ctx.now())),
  get: procedure("promotion.read")
    .input(promotionRef)
    .query(({ ctx, input }) => getPromotion(ctx.db, ctx.actor, input, ctx.now())),
  calendar: procedure("promotion.read")
    .input(promotionCalendarInput)
    .query(({ ctx, input }) => getPromotionCalendar(ctx.db, ctx.actor, input, ctx.now())),
  preview: procedure("promotion.read")
    .input(promotionPreviewInput)
    .query(({ ctx, input }) => previewPromotion(ctx.db, ctx.actor, input, ctx.now())),
  testCart: procedure("promotion.read")
    .input(testCartInput)
    .query(({ ctx, input }) => getTestCart(ctx.db, ctx.actor, input, ctx.now())),
  replay: procedure("promotion.read")
    .input(replayInput)
    .query(({ ctx, input }) => replayOrders(ctx.db, ctx.actor, input, ctx.now())),
  results: procedure("promotion.read")
    .input(promotionRef)
    .query(({ ctx, input }) => getPromotionResults(ctx.db, ctx.actor, input, ctx.now())),
  create: command("promotion.write", promotionDraftInput, ({ db, actor, input, now }) =>
    createPromotion(db, actor, input, now),
  ),
  edit: command("promotion.write", promotionDraftInput, ({ db, actor, input, now }) =>
    editPromotion(db, actor, input, now),
  ),
  submit: command("promotion.write", promotionRef, ({ db, actor, input, now }) =>
    submitPromotion(db, actor, input, now),
  ),
  approve: command("promotion.approve", approvePromotionInput, ({ db, actor, input, now }) =>
    approvePromotion(db, actor, input, now),
  ),
  reject: command("promotion.read", rejectPromotionInput, ({ db, actor, input, now }) =>
    rejectPromotion(db, actor, input, now),
  ),
  pause: command("promotion.stop", promotionReasonInput, ({ db, actor, input, now }) =>
    pausePromotion(db, actor, input, now),
  ),
  resume: command("promotion.stop", promotionReasonInput, ({ db, actor, input, now }) =>
    resumePromotion(db, actor, input, now),
  ),
  end: command("promotion.stop", promotionReasonInput, ({ db, actor, input, now }) =>
    endPromotion(db, actor, input, now),
  ),
  archive: command("promotion.stop", promotionReasonInput, ({ db, actor, input, now }) =>
    archivePromotion(db, actor, input, now),
  ),
  couponDesk,
  /** The coupons of an account, for its owner. */
  coupons: procedure("account.read")
    .input(accountOfCoupons)
    .query(({ ctx, input }) => listCoupons(ctx.db, ctx.actor, input, ctx.now())),
});
