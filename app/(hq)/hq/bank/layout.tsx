import type { ReactNode } from "react";
import { BankTabs } from "./_components/bank-tabs";

/** The pages of the bank stand beside each other. */
export default function BankLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-5">
      <BankTabs />
      {children}
    </div>
  );
}
