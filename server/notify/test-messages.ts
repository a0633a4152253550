import { type Db, sqlOf } from "@/db/client";
import type { NewMessage } from "@/server/notify/notify";
import type { Sms, SmsSender } from "@/server/notify/senders/sender";

/** A message about a refused order of a store, as generation writes it. */
export const blockedMessage = (storeId: number, order = "RO1", dedupeKey?: string): NewMessage => ({
  to: { kind: "store", id: storeId },
  template: "order.blocked",
  details: {
    store: "S0",
    storeName: "Store 0",
    order,
    code: "account/insufficient-balance",
    needed: "1600.00",
    available: "1500.00",
    shortfall: "100.00",
    nextRunAt: "2026-03-10T16:40:00+08:00",
  },
  link: "/store/account/deposit?amount=100.00",
  dedupeKey,
});

/** Gives the stores of the test chain their phones; those not named lose theirs. */
export async function givenPhones(db: Db, phones: Record<string, string>): Promise<Map<string, number>> {
  const sql = sqlOf(db);
  await sql`update stores set phone = ''`;
  for (const [store, phone] of Object.entries(phones))
    await sql`update stores set phone = ${phone} where code = ${store}`;
  const stores = await sql<{ code: string; id: number }[]>`select code, id from stores`;
  return new Map(stores.map(({ code, id }) => [code, id]));
}

/** What lies in the outbox, oldest first. */
export const outboxOf = (db: Db) =>
  sqlOf(db)<
    {
      id: number;
      state: string;
      address: string;
      more: number;
      attempts: number;
      error: string;
      skip: string | null;
      dueAt: string;
    }[]
  >`
    select message_id as id, state, address, more, attempts, last_error as error, skip_reason as skip, due_at as "dueAt"
    from message_sends order by message_id`;

/** Throws away all messages, so that a test begins with none. */
export const forgetMessages = (db: Db) => sqlOf(db)`delete from messages`;

/** A sender of this process: remembers what it was given and answers as `answer` says. */
export function senderThat(answer: (sms: Sms, signal: AbortSignal) => Promise<string>) {
  const sent: Sms[] = [];
  const sender: SmsSender = {
    name: "test",
    send: (sms, signal) => {
      sent.push(sms);
      return answer(sms, signal);
    },
  };
  return { sender, sent };
}
