"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { isElsewhere } from "./data-table/use-row-keys";
import { Dialog } from "./dialog";
import { hintsOfPage, Key, type KeyHint } from "./key-hints";

/** `?` lists the keys of the page and those that work everywhere; silent while one types. */
export function KeyHelp({ hasSearch }: { hasSearch: boolean }) {
  const t = useTranslations("common.keys");
  const [ofPage, setOfPage] = useState<KeyHint[] | undefined>(undefined);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target))
        return;
      event.preventDefault();
      setOfPage(hintsOfPage());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const everywhere: KeyHint[] = [
    ...(hasSearch ? [{ keys: ["/"], does: t("search") }] : []),
    { keys: ["F"], does: t("filter") },
    { keys: ["Esc"], does: t("back") },
    { keys: ["?"], does: t("help") },
  ].filter(({ keys: [key] }) => !ofPage?.some(({ keys }) => keys[0] === key));
  const close = () => setOfPage(undefined);
  return (
    <Dialog
      isOpen={ofPage !== undefined}
      onClose={close}
      title={t("title")}
      actions={<Button onClick={close}>{t("close")}</Button>}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {ofPage && ofPage.length > 0 && <KeyList title={t("here")} hints={ofPage} />}
        <KeyList title={t("everywhere")} hints={everywhere} />
      </div>
    </Dialog>
  );
}

function KeyList({ title, hints }: { title: string; hints: readonly KeyHint[] }) {
  return (
    <section>
      <h3 className="mb-2 text-table text-quiet">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2">
        {hints.map(({ keys, does }) => (
          <div key={`${keys.join()} ${does}`} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
