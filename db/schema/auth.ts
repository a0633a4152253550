import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant, masterId, recordedAt } from "@/db/columns";
import { accounts } from "@/db/schema/account";
import { dcs, stores } from "@/db/schema/org";
import { roles } from "@/server/shared/roles";

export const roleEnum = pgEnum("role", roles);

/** People who sign in. `login` is kept in lower case; a disabled user keeps the rows that carry the name. */
export const users = pgTable(
  "users",
  {
    id: masterId(),
    login: text().notNull().unique("users_login_once"),
    name: text().notNull(),
    role: roleEnum().notNull(),
    passwordHash: text().notNull(),
    passwordChangedAt: instant().notNull(),
    disabledAt: instant(),
    recordedAt: recordedAt(),
  },
  (t) => [check("users_login_lower_case", sql`${t.login} = lower(${t.login}) and ${t.login} <> ''`)],
);

/** Machines that call the interface. Only the SHA-256 of the token is kept. */
export const apiTokens = pgTable("api_tokens", {
  id: masterId(),
  name: text().notNull(),
  role: roleEnum().notNull(),
  tokenHash: text().notNull().unique("api_tokens_hash_once"),
  revokedAt: instant(),
  recordedAt: recordedAt(),
});

/** One row: this user or token reaches this store, DC or account. No row of a kind: everything the role may see. */
export const scopes = pgTable(
  "scopes",
  {
    id: masterId(),
    userId: integer().references(() => users.id, { onDelete: "cascade" }),
    tokenId: integer().references(() => apiTokens.id, { onDelete: "cascade" }),
    storeId: integer().references(() => stores.id),
    dcId: integer().references(() => dcs.id),
    accountId: integer().references(() => accounts.id),
  },
  (t) => [
    unique("scopes_once").on(t.userId, t.tokenId, t.storeId, t.dcId, t.accountId).nullsNotDistinct(),
    index("scopes_token").on(t.tokenId),
    check("scopes_one_holder", sql`num_nonnulls(${t.userId}, ${t.tokenId}) = 1`),
    check("scopes_one_target", sql`num_nonnulls(${t.storeId}, ${t.dcId}, ${t.accountId}) = 1`),
  ],
);

/** Signed-in browsers. `id` is the SHA-256 of the cookie: a copy of this table signs nobody in. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Slides while the session is used, never beyond `endsAt`. */
    expiresAt: instant().notNull(),
    endsAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [index("sessions_user").on(t.userId), index("sessions_expires").on(t.expiresAt)],
);

/** Browsers that signed in as this user before: their attempts are counted apart from the rest of the network. */
export const knownDevices = pgTable(
  "known_devices",
  {
    id: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    seenAt: instant().notNull(),
  },
  (t) => [uniqueIndex("known_devices_once").on(t.id, t.userId), index("known_devices_user").on(t.userId)],
);

/** What the throttle counts. `source` is `ip:<address>` or `device:<hash>`; rows older than a day are removed. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    login: text().notNull(),
    source: text().notNull(),
    hasSucceeded: boolean().notNull().default(false),
    at: instant().notNull(),
  },
  (t) => [index("sign_in_attempts_source").on(t.source, t.at)],
);
