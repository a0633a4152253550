"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import { TokenForm } from "./token-form";
import { TokensTable } from "./tokens-table";
import { UserForm } from "./user-form";
import { UsersTable } from "./users-table";

/** People and API tokens, with the one thing to do in each: create another. */
export function UsersBoard() {
  const t = useTranslations("hq.users");
  const { get, set } = useListParams();
  const [isCreating, setIsCreating] = useState(false);
  const view = get("view") === "tokens" ? "tokens" : "people";
  const close = () => setIsCreating(false);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          <Button variant="primary" size="large" onClick={() => setIsCreating(true)}>
            {t(view === "people" ? "createUser" : "createToken")}
          </Button>
        }
      />
      <Tabs
        value={view}
        onChange={(next) => set({ view: next === "people" ? undefined : next, q: undefined })}
        tabs={[
          { value: "people", label: t("people"), panel: <UsersTable /> },
          { value: "tokens", label: t("tokens"), panel: <TokensTable /> },
        ]}
      />
      {isCreating && (view === "people" ? <UserForm onClose={close} /> : <TokenForm onClose={close} />)}
    </div>
  );
}
