/** The roles of users and API tokens (R-20 of the interface): who a person or a machine is in the chain. */
export const roles = [
  "owner",
  "clerk",
  "planner",
  "picker",
  "checker",
  "loader",
  "dc-manager",
  "finance",
  "finance-supervisor",
  "hq",
  "admin",
  "pos",
] as const;

export type Role = (typeof roles)[number];
