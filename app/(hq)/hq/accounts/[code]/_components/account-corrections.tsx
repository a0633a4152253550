"use client";

import { type CorrectionRights, CorrectionsTable } from "../../../corrections/_components/corrections-table";
import { NewCorrection } from "../../../corrections/_components/new-correction";

/** Adjustments and transfers of one account, and the way to ask for another. */
export function AccountCorrections({ account, may }: { account: string; may: CorrectionRights }) {
  return (
    <div className="flex flex-col gap-3">
      {may.request && <NewCorrection account={account} />}
      <CorrectionsTable account={account} may={may} />
    </div>
  );
}
