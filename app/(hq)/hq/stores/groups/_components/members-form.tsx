"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextArea } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";
import { type StoreSelection, storeKinds, storeSelection } from "@/server/org/schema";
import { useStoreSearch } from "../../../_lib/use-store-search";
import { codesIn } from "../../_lib/codes-in";
import { useStoreSets } from "../../_lib/use-store-sets";

type By = StoreSelection["by"];
const ways = ["stores", "route", "kind", "group"] as const satisfies readonly By[];

/** Puts stores into a group or takes them out, and says before it is done how many that are. */
export function MembersForm({ group }: { group: string }) {
  const t = useTranslations("hq.groups");
  const kinds = useTranslations("hq.stores.kinds");
  const trpc = useTRPC();
  const [how, setHow] = useState<"add" | "remove">("add");
  const [by, setBy] = useState<By>("stores");
  const [codes, setCodes] = useState("");
  const [chosen, setChosen] = useState<string>();
  const sets = useStoreSets(by, true).filter(({ value }) => by !== "group" || value !== group);
  const wish = by === "stores" ? { by, stores: codesIn(codes) } : { by, [by]: chosen };
  const which = storeSelection.safeParse(wish).data;
  const asked = useDebounced(which === undefined ? undefined : JSON.stringify({ group, how, which }), 250);
  const preview = useQuery({
    ...trpc.org.previewMembers.queryOptions(
      asked === undefined ? { group, how, which: { by: "kind", kind: "direct" } } : JSON.parse(asked),
    ),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  const change = useCommand(trpc.org.changeMembers.mutationOptions(), {
    done: ({ changed, stores }) => t(how === "add" ? "added" : "removed", { count: changed, stores }),
    onDone: () => {
      setCodes("");
      setChosen(undefined);
    },
    onRefused: () => true,
  });
  const found = which && asked !== undefined ? preview.data : undefined;
  const isReady = found !== undefined && found.unknown.length === 0 && found.changes > 0;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (which && isReady) change.run({ group, how, which });
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field id="members-how" label={t("how")}>
          <Select
            id="members-how"
            value={how}
            onChange={setHow}
            options={(["add", "remove"] as const).map((value) => ({ value, label: t(`hows.${value}`) }))}
          />
        </Field>
        <Field id="members-by" label={t("by")}>
          <Select
            id="members-by"
            value={by}
            onChange={(next) => {
              setBy(next);
              setChosen(undefined);
            }}
            options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
          />
        </Field>
      </div>
      {by === "stores" && <Codes value={codes} onChange={setCodes} />}
      {by === "kind" && (
        <Field id="members-kind" label={t("ways.kind")}>
          <Select
            id="members-kind"
            value={chosen}
            onChange={setChosen}
            options={storeKinds.map((value) => ({ value, label: kinds(value) }))}
          />
        </Field>
      )}
      {(by === "route" || by === "group") && (
        <Field id="members-which" label={t(`ways.${by}`)} help={by === "route" ? t("routeHelp") : undefined}>
          <Combobox
            key={by}
            id="members-which"
            label={t(`ways.${by}`)}
            value={chosen}
            onChange={setChosen}
            options={sets}
          />
        </Field>
      )}
      <p aria-live="polite" className="min-h-5 text-quiet">
        {found &&
          (found.unknown.length > 0
            ? t("unknown", { count: found.unknown.length, codes: found.unknown.slice(0, 8).join(", ") })
            : t(`would.${how}`, { stores: found.stores, changes: found.changes }))}
      </p>
      {change.sentence && <Refusal sentence={change.sentence} />}
      <div>
        <Button type="submit" variant="primary" disabled={!isReady} isLoading={change.isRunning}>
          {t(`hows.${how}`)}
        </Button>
      </div>
    </form>
  );
}

/** Codes as they are pasted, and a search that adds one to them. */
function Codes({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations("hq.groups");
  const search = useStoreSearch();
  return (
    <>
      <Field id="members-find" label={t("findStore")}>
        <Combobox
          key={value}
          id="members-find"
          label={t("findStore")}
          value={undefined}
          onChange={(store) => store && onChange([...codesIn(value), store].join(" "))}
          options={search.options}
          onSearch={search.setTyped}
          isSearching={search.isSearching}
        />
      </Field>
      <Field id="members-codes" label={t("codes")} help={t("codesHelp")}>
        <TextArea id="members-codes" rows={3} value={value} onChange={onChange} />
      </Field>
    </>
  );
}
