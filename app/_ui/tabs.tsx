"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";

interface TabsProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { value: Value; label: string; count?: number; panel?: ReactNode }[];
}

/** A few views of one thing. Keep the chosen one in the URL (`useListParams` or `useDrawerParam`). */
export function Tabs<Value extends string>({ value, onChange, tabs }: TabsProps<Value>) {
  const format = useFormat();
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Base.List className="relative flex gap-1 overflow-x-auto border-b [scrollbar-width:none]">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-10 shrink-0 items-center gap-2 rounded-t-md px-3 text-quiet outline-offset-[-2px] select-none hover:text-text data-active:font-medium data-active:text-text pointer-coarse:h-12"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-sunken px-1.5 text-table text-quiet">
                {format.count(tab.count)}
              </span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,width] duration-150" />
      </Base.List>
      {tabs.map(
        (tab) =>
          tab.panel !== undefined && (
            <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-none">
              {tab.panel}
            </Base.Panel>
          ),
      )}
    </Base.Root>
  );
}
