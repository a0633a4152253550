"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { CircleCheck, OctagonAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./cn";

const manager = Base.createToastManager();

/** One short sentence about what just happened; a refusal is read out at once and stays until it was read. */
export const toast = {
  /** Done, with its number: "Order RO-S001-261123-000042 sent." An `undo` is offered for ten seconds. */
  done(sentence: string, undo?: { label: string; run: () => void }) {
    const undone = () => {
      manager.close(id);
      undo?.run();
    };
    const id = manager.add({
      description: sentence,
      type: "done",
      timeout: undo ? 10_000 : 5_000,
      actionProps: undo && { children: undo.label, onClick: undone },
    });
  },
  refused(sentence: string) {
    manager.add({ description: sentence, type: "refused", timeout: 0 });
  },
};

/** Holds the toasts; once, in the root layout. Only the newest is in sight. */
export function Toaster() {
  const t = useTranslations("common.kit");
  return (
    <Base.Provider toastManager={manager} limit={1}>
      <Base.Portal>
        <Base.Viewport
          aria-label={t("notices")}
          className="fixed inset-x-4 bottom-42 z-60 mx-auto max-w-md md:bottom-6 md:w-96"
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const t = useTranslations("common.kit");
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      aria-label={t("notice")}
      className={cn(
        "absolute inset-x-0 bottom-0 rounded-lg bg-raised shadow-floating transition-[opacity,translate] duration-150 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
      )}
    >
      <Base.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        {item.type === "refused" ? (
          <OctagonAlert aria-hidden className="mt-1 size-4 shrink-0 text-blocked" />
        ) : (
          <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-done" />
        )}
        <Base.Description
          role={item.type === "refused" ? "alert" : undefined}
          className="flex-1 py-0.5 text-sm"
        />
        <Base.Action className="rounded-md px-2 py-1 text-sm font-medium text-accent hover:bg-hover" />
        <Base.Close
          aria-label={t("close")}
          // Whoever can reach a button by keys is told of it; the library hides this one until it is reached.
          aria-hidden={false}
          className="grid size-7 shrink-0 place-items-center rounded-md text-quiet hover:bg-hover hover:text-text pointer-coarse:size-11"
        >
          <X aria-hidden className="size-4" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
