"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import type { MyStore } from "../../_lib/my-store";
import type { SheetIndex } from "../_lib/sheet-index";
import type { Cart } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";
import { useSubmit } from "../_lib/use-submit";
import { CouponCard } from "./coupon-choice";
import { Earned } from "./earned";
import { MoneyCheck } from "./money-check";
import { ReviewLines } from "./review-lines";
import { ReviewProblems } from "./review-problems";
import { ReviewSums } from "./review-sums";
import { SubmitRefusal } from "./submit-refusal";
import { TrimOffer } from "./trim-offer";

interface ReviewProps {
  store: MyStore;
  sheet: SheetIndex;
  own: ReturnType<typeof useDraft>;
  cart: Cart;
  onBack: () => void;
}

/** The last look: what changed, what is wrong, what it costs, whether the money reaches; then it is sent. */
export function Review({ store, sheet, own, cart, onBack }: ReviewProps) {
  const t = useTranslations("store.order.review");
  const format = useFormat();
  const router = useRouter();
  const sending = useSubmit(store.store, own);
  const isHeld = own.draft.sending !== undefined;
  const problems = cart.lines.filter(({ problem }) => problem !== undefined);
  const isShort = (cart.balance?.shortFen ?? 0) > 0;
  const isOutside = cart.missingFen > 0 || cart.overFen > 0 || !cart.isOpen;
  const back = { href: "/store/order", label: t("back"), onGo: onBack };

  if (cart.lines.length === 0 && !sending.isSending) {
    return (
      <>
        <PageHeader title={t("title")} back={back} />
        <EmptyState title={t("empty")} action={<Button onClick={onBack}>{t("toItems")}</Button>} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("title")} back={back} text={t("lines", { count: cart.lines.length })} />
      {sending.refusal && <SubmitRefusal refusal={sending.refusal} own={own} onSettled={sending.forget} />}
      {(sending.isUnknown || (isHeld && !sending.isSending)) && (
        <section role="alert" className="flex flex-col gap-3 rounded-md bg-attention-soft px-4 py-3">
          <p className="font-medium text-attention">{sending.isSignedOut ? t("signedOut") : t("unknown")}</p>
          <p>{sending.isSignedOut ? t("signedOutText") : t("unknownText")}</p>
          <div className="flex flex-wrap gap-2">
            {sending.isSignedOut && (
              <LinkButton href="/sign-in" size="large">
                {t("signIn")}
              </LinkButton>
            )}
            <Button size="large" onClick={() => router.push("/store/orders")}>
              {t("checkOrders")}
            </Button>
            <Button
              size="large"
              variant="quiet"
              onClick={() => {
                own.endSending();
                sending.forget();
              }}
            >
              {t("editAnyway")}
            </Button>
          </div>
        </section>
      )}
      <ReviewProblems store={store.store} cart={cart} own={own} isHeld={isHeld} />
      <ReviewSums cart={cart} serverNow={sheet.serverNow} />
      <Card title={t("earned")}>
        <Earned sheet={sheet} promoted={cart.promoted} />
      </Card>
      <CouponCard sheet={sheet} cart={cart} own={own} isHeld={isHeld} />
      <MoneyCheck cart={cart}>{!isHeld && <TrimOffer sheet={sheet} cart={cart} own={own} />}</MoneyCheck>
      {cart.overFen > 0 && !isShort && !isHeld && <TrimOffer sheet={sheet} cart={cart} own={own} />}
      <ReviewLines lines={cart.lines} own={own} isHeld={isHeld} />
      <Field id="reference" label={t("reference")} help={t("referenceHelp")}>
        <TextInput
          id="reference"
          value={own.draft.reference}
          onChange={own.setReference}
          maxLength={64}
          disabled={isHeld}
        />
      </Field>
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <div className="mx-auto flex max-w-5xl items-center gap-3">
          <p className="min-w-0 flex-1">
            <span className="block text-sm text-quiet">{t("payable")}</span>
            <span className="text-xl/7 font-semibold">{format.money(cart.payableFen)}</span>
            {!isHeld && <WhyNot cart={cart} problems={problems.length} serverNow={sheet.serverNow} />}
          </p>
          <Button
            variant="primary"
            size="touch"
            isLoading={sending.isSending}
            disabled={
              !isHeld && (problems.length > 0 || isOutside || cart.promoted.couponsRefused.length > 0)
            }
            onClick={sending.submit}
          >
            {isHeld ? t("sendAgain") : isShort ? t("submitAnyway") : t("submit")}
          </Button>
        </div>
      </PinnedAction>
    </>
  );
}

/** Beside the button: what still stands between the order and the server. */
function WhyNot({ cart, problems, serverNow }: { cart: Cart; problems: number; serverNow: string }) {
  const t = useTranslations("store.order.bar");
  const format = useFormat();
  const why = !cart.isOpen
    ? t("closed")
    : problems > 0
      ? t("problems", { count: problems })
      : cart.promoted.couponsRefused.length > 0
        ? t("couponRefused")
        : cart.overFen > 0
          ? t("over", { amount: format.money(cart.overFen) })
          : cart.missingFen > 0
            ? t("missing", { amount: format.money(cart.missingFen) })
            : cart.isOffline && t("offline", { at: format.time(serverNow) });
  return why ? <span className="block text-sm text-attention">{why}</span> : null;
}
