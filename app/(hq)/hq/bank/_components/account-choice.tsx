"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { useDebounced } from "@/app/_ui/use-debounced";

type AccountChoiceProps = Omit<ComponentProps<typeof Combobox>, "options" | "onSearch" | "isSearching">;

/** An account by its code or name, as one types. */
export function AccountChoice(props: AccountChoiceProps) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const search = useDebounced(text.split(" · ")[0] ?? "", 200);
  const accounts = useQuery({
    ...trpc.account.list.queryOptions({ search: search || undefined, limit: 20 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox
      {...props}
      options={(accounts.data?.rows ?? []).map(({ account, name }) => ({
        value: account,
        label: `${account} · ${name}`,
      }))}
      onSearch={setText}
      isSearching={accounts.isFetching}
    />
  );
}
