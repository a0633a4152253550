import type { ReactNode } from "react";
import { StoresTabs } from "./_components/stores-tabs";

/** The stores, and when they may order. */
export default function StoresLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-5">
      <StoresTabs />
      {children}
    </div>
  );
}
