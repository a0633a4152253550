import { type DbOrTx, sqlOf } from "@/db/client";

export interface RetailSettings {
  corridorBp: number | null;
  overridePrice: boolean;
}

/** What counts where headquarters have said nothing (R11, R12). */
const usualSettings: RetailSettings = { corridorBp: null, overridePrice: false };

/** The corridor of franchise prices, and whether headquarters' items bring their price along. */
export async function retailSettingsOf(db: DbOrTx): Promise<RetailSettings> {
  const [row] = await sqlOf(db)<RetailSettings[]>`
    select corridor_bp as "corridorBp", override_price as "overridePrice" from retail_settings`;
  return row ?? usualSettings;
}
