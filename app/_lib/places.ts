import type { Role } from "@/server/shared/roles";

/** The three areas of the screens: shops, distribution centres, headquarters. */
export type Place = "store" | "dc" | "hq";

const placeOfRole: Record<Role, Place> = {
  owner: "store",
  clerk: "store",
  pos: "store",
  planner: "dc",
  picker: "dc",
  checker: "dc",
  loader: "dc",
  "dc-manager": "dc",
  finance: "hq",
  "finance-supervisor": "hq",
  hq: "hq",
  admin: "hq",
};

/** Where a role works. An administrator starts at headquarters and may look everywhere. */
export function placeOf(role: Role): Place {
  return placeOfRole[role];
}
