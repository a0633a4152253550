"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, PackageX, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import type { Tone } from "@/app/_ui/statuses";
import type { Cart, CartLine } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";

/** Lines named in a notice; all of them stand in the list below. */
const shownMax = 20;

interface ReviewProblemsProps {
  store: string;
  cart: Cart;
  own: ReturnType<typeof useDraft>;
  isHeld: boolean;
}

/** What to look at before sending: lines that cannot be ordered, what the DC will lack, prices that changed. */
export function ReviewProblems({ store, cart, own, isHeld }: ReviewProblemsProps) {
  const t = useTranslations("store.order.review");
  const row = useTranslations("store.order.row");
  const format = useFormat();
  const trpc = useTRPC();
  const lines = cart.lines.map(({ code, qty }) => ({ item: code, qty }));
  const shares = useQuery({
    ...trpc.order.expectedShares.queryOptions({ store, lines }),
    enabled: lines.length > 0,
  });
  const byCode = new Map(cart.lines.map((line) => [line.code, line]));

  const bad = cart.lines.filter(({ problem }) => problem !== undefined);
  const fixable = bad.filter(({ problem }) => problem === "wrong_multiple");
  const short = (shares.data ?? []).filter(({ item }) => byCode.get(item)?.problem === undefined);
  const changed = cart.lines.filter(
    ({ item, priceFen, problem }) => item && !problem && item.priceFen !== priceFen,
  );
  const roundUp = (line: CartLine) => {
    const multiple = line.item?.multipleEach ?? 1;
    own.put({ code: line.code, priceFen: line.priceFen, qty: Math.ceil(line.qty / multiple) * multiple });
  };

  return (
    <>
      {bad.length > 0 && (
        <Pane tone="blocked" icon={<CircleAlert aria-hidden />} title={t("bad", { count: bad.length })}>
          <ul className="flex flex-col gap-1">
            {bad.map(({ code, item, problem, qty }) => (
              <li key={code}>
                <span className="font-medium">{item?.name ?? code}</span>{" "}
                {problem === "wrong_multiple" && item
                  ? t("wrongMultiple", {
                      qty: format.quantity(qty, item.isWeighed),
                      step: format.quantity(item.multipleEach, item.isWeighed),
                    })
                  : item?.reason || row(`problem.${problem ?? "unknown_item"}`)}
              </li>
            ))}
          </ul>
          {!isHeld && (
            <div className="flex flex-wrap gap-2">
              {fixable.length > 0 && (
                <Button size="large" onClick={() => fixable.forEach(roundUp)}>
                  {t("roundUp", { count: fixable.length })}
                </Button>
              )}
              <Button size="large" onClick={() => own.remove(bad.map(({ code }) => code))}>
                {t("remove", { count: bad.length })}
              </Button>
            </div>
          )}
        </Pane>
      )}
      {short.length > 0 && (
        <Pane tone="attention" icon={<PackageX aria-hidden />} title={t("short", { count: short.length })}>
          <ul className="flex flex-col gap-1">
            {short.slice(0, shownMax).map(({ item: code, wantedEach, expectedEach }) => {
              const item = byCode.get(code)?.item;
              const multiple = item?.multipleEach ?? 1;
              const less = Math.floor(expectedEach / multiple) * multiple;
              return (
                <li key={code} className="flex flex-wrap items-center justify-between gap-x-4">
                  <span className="min-w-0 flex-1 basis-56">
                    <span className="font-medium">{item?.name ?? code}</span>{" "}
                    {t("shortLine", {
                      wanted: format.quantity(wantedEach, item?.isWeighed),
                      expected: format.quantity(expectedEach, item?.isWeighed),
                    })}
                  </span>
                  {!isHeld && item && less < wantedEach && (
                    <Button
                      size="large"
                      aria-label={t("orderLessAria", {
                        name: item.name,
                        qty: format.quantity(less, item.isWeighed),
                      })}
                      onClick={() => own.put({ code, qty: less, priceFen: item.priceFen })}
                    >
                      {less === 0
                        ? t("leaveOut")
                        : t("orderLess", { qty: format.quantity(less, item.isWeighed) })}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          <More count={short.length - shownMax} />
          <p className="text-sm">{t("shortText")}</p>
        </Pane>
      )}
      {changed.length > 0 && (
        <Pane tone="information" icon={<Tag aria-hidden />} title={t("changed", { count: changed.length })}>
          <ul className="flex flex-col gap-1">
            {changed.slice(0, shownMax).map(({ code, item, priceFen }) => (
              <li key={code}>
                <span className="font-medium">{item?.name}</span> {format.money(priceFen)} →{" "}
                {format.money(item?.priceFen ?? 0)}
              </li>
            ))}
          </ul>
          <More count={changed.length - shownMax} />
        </Pane>
      )}
    </>
  );
}

/** What a long list leaves out is counted. */
function More({ count }: { count: number }) {
  const t = useTranslations("store.order.review");
  return count > 0 ? <p className="text-sm">{t("more", { count })}</p> : null;
}

const paneLook: Partial<Record<Tone, string>> = {
  blocked: "bg-blocked-soft [&_h2]:text-blocked",
  attention: "bg-attention-soft [&_h2]:text-attention",
  information: "bg-information-soft [&_h2]:text-information",
};

interface PaneProps {
  tone: Tone;
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

function Pane({ tone, icon, title, children }: PaneProps) {
  return (
    <section className={cn("flex flex-col gap-3 rounded-md px-4 py-3", paneLook[tone])}>
      <h2 className="flex items-center gap-2 font-medium [&_svg]:size-4 [&_svg]:shrink-0">
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
}
