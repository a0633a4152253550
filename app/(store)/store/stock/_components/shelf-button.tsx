"use client";

import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";
import { useAbility } from "../../_lib/use-ability";
import type { StoreItem } from "./stock-card";

/** Where the item stands; a tap says it anew. Counts go by it. */
export function ShelfButton({ store, item }: { store: string; item: StoreItem }) {
  const t = useTranslations("store.stock.shelf");
  const may = useAbility("shelf.change");
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const command = useCommand(useTRPC().storeStock.setShelf.mutationOptions(), {
    done: t("done"),
    onDone: () => setTyped(undefined),
  });
  if (!may && !item.shelf) return null;
  if (!may) return <p className="text-sm text-quiet">{t("at", { shelf: item.shelf })}</p>;
  const save = () => command.run({ store, item: item.item, shelf: typed ?? "" });
  return (
    <>
      <Button size="large" icon={<MapPin aria-hidden />} onClick={() => setTyped(item.shelf)}>
        {item.shelf ? t("at", { shelf: item.shelf }) : t("set")}
      </Button>
      <Dialog
        isOpen={typed !== undefined}
        onClose={() => setTyped(undefined)}
        title={t("title")}
        description={t("help")}
        actions={
          <Button variant="primary" size="large" isLoading={command.isRunning} onClick={save}>
            {t("save")}
          </Button>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field id="shelf" label={t("label")}>
            <TextInput id="shelf" maxLength={20} value={typed ?? ""} onChange={setTyped} autoComplete="off" />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
