import { expect } from "vitest";
import { type Db, sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { closeSettled } from "@/server/delivery/commands/close-settled";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { cancelOrder, submitOrder, withdrawOrder } from "@/server/order";
import { cancelWave, expireOverdueOrders, generateWave, giveBackUnserved, voidDelivery } from "@/server/pool";
import { expireCoupons } from "@/server/promotion";
import { person } from "@/server/testing/given-delivery";
import { broken, type Chance, type RandomChain, stores } from "@/server/testing/random-chain";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";

const [owner, planner, manager, hq] = [
  person("owner"),
  person("planner"),
  person("dc-manager"),
  person("hq"),
];
const finance = person("finance", { id: 2 });
const supervisor = person("finance-supervisor", { id: 3 });

/** A day by chance: its database, its chain with the clock, its dice. */
interface Day {
  db: Db;
  chain: RandomChain;
  dice: Chance;
}

/** Everything that people and clocks do, each to one of the last few documents, whatever state it is in. */
export function randomMoves(day: Day) {
  const { chain, dice, db } = day;
  return {
    ...planningMoves(day),
    ...floorMoves(day),
    ...laterMoves(day),
    moveStore: chain.moveStore,
    repackItem: chain.repackItem,
    repriceItem: chain.repriceItem,
    async wait() {
      chain.clock.now = new Date(chain.clock.now.getTime() + dice.below(20) * 3_600_000);
    },
    expire: () => expireOverdueOrders(db, chain.clock.now),
    close: () => closeSettled(db, chain.clock.now),
    giveBack: () => giveBackUnserved(db, chain.clock.now),
    expireCoupons: () => expireCoupons(db, chain.clock.now),
  };
}

/** Numbers of documents; of those that do not exist, none. */
function documentsOf({ db, dice: { isLucky, oneOf } }: Day) {
  const sql = sqlOf(db);
  const order = async () =>
    oneOf(await sql<{ no: string }[]>`select order_no as no from orders order by id desc limit 12`)?.no ?? "";
  const wave = async () =>
    oneOf(await sql<{ no: string }[]>`select wave_no as no from waves order by id desc limit 4`)?.no ?? "";
  /** Mostly one that is ready for what will be done with it. */
  const delivery = async (...ready: string[]) => {
    const last = await sql<{ no: string; status: string }[]>`
      select delivery_no as no, status from deliveries order by id desc limit 12`;
    const fitting = last.filter(({ status }) => ready.includes(status));
    return oneOf(fitting.length > 0 && isLucky(70) ? fitting : last)?.no ?? "";
  };
  /** What a wave or a delivery order has allocated of each item. */
  const itemsOf = (no: string) => sql<{ delivery: string; item: string; qty: number }[]>`
    select d.delivery_no as delivery, i.code as item, sum(l.allocated_each)::int8 as qty
    from deliveries d join waves w on w.id = d.wave_id join delivery_lines l on l.delivery_id = d.id
    join items i on i.id = l.item_id
    where (w.wave_no = ${no} and d.status <> 'void') or d.delivery_no = ${no} group by 1, 2 order by 1, 2`;

  return { order, wave, delivery, itemsOf };
}

function planningMoves(day: Day) {
  const { db, chain, dice } = day;
  const { isLucky, oneOf } = dice;
  const { order, wave, delivery } = documentsOf(day);
  const at = () => chain.clock.now;
  return {
    submit: async () =>
      submitOrder(
        db,
        owner,
        {
          store: oneOf(stores) ?? "S0",
          lines: chain.cart(),
          coupons: await chain.coupons(),
          submit: !isLucky(5),
        },
        at(),
      ),
    cancelOrder: async () => cancelOrder(db, planner, await order(), "", at()),
    withdraw: async () => withdrawOrder(db, planner, await order(), "", at()),
    async generate() {
      const dc = isLucky(30) ? oneOf(["0001", "0002"]) : undefined;
      const pickType = isLucky(30) ? oneOf(["case", "loose"] as const) : undefined;
      const run = await generateWave(
        db,
        planner,
        { route: oneOf(["R", "R", "R0", "R1"]) ?? "R", dc, pickType },
        at(),
      );
      if (run.wave) expect(await broken(db, run.wave)).toEqual([]);
    },
    cancelWave: async () => cancelWave(db, manager, await wave(), "", at()),
    void: async () => voidDelivery(db, manager, await delivery(), "", at()),
  };
}

function floorMoves(day: Day) {
  const { db, chain, dice } = day;
  const { below, isLucky, oneOf } = dice;
  const { wave, delivery, itemsOf } = documentsOf(day);
  const sql = sqlOf(db);
  const at = () => chain.clock.now;
  return {
    release: async () => releaseWave(db, planner, { wave: await wave() }, at()),
    async pick() {
      const [row] = await sql<{ task: number }[]>`
        select id as task from pick_tasks where status in ('open', 'claimed', 'picking') order by id desc offset ${below(4)}::int4 limit 1`;
      if (!row) return;
      const { task } = row;
      await claimTask(db, manager, { task }, at());
      const lines = await sql<{ line: number; qty: number }[]>`
        select line_no as line, qty_each as qty from pick_lines where task_id = ${task} order by line_no`;
      const picks = lines
        .filter(() => isLucky(80))
        .map(({ line, qty }) => {
          const reason = oneOf(["empty", "damaged", "not_found"] as const);
          return { scanId: `${line}-${below(4)}`, line, qty: isLucky(60) ? qty : below(qty + 1), reason };
        });
      if (picks.length > 0) await recordPicks(db, manager, { task, picks }, at());
      if (isLucky(60)) await finishTask(db, manager, { task }, at());
    },
    async confirm() {
      const no = await wave();
      const exceptions = (await itemsOf(no))
        .filter(() => isLucky(20))
        .map(({ qty, ...line }) => ({ ...line, picked: below(qty + 1), reason: "empty" as const }));
      await confirmWave(db, manager, { wave: no, exceptions }, at());
    },
    approve: async () => approveDelivery(db, planner, { delivery: await delivery("picked") }, at()),
    approveWave: async () => approveWave(db, planner, { wave: await wave() }, at()),
    dispatch: async () => dispatchDelivery(db, manager, { delivery: await delivery("approved") }, at()),
    deliver: async () => deliverDelivery(db, owner, { delivery: await delivery("dispatched") }, at()),
  };
}

/** What comes after the approval, and money. */
function laterMoves(day: Day) {
  const { db, chain, dice } = day;
  const { below, isLucky, oneOf } = dice;
  const { delivery, itemsOf } = documentsOf(day);
  const sql = sqlOf(db);
  const at = () => chain.clock.now;
  return {
    async reverse() {
      const no = await delivery("approved", "dispatched", "delivered");
      await reverseDelivery(db, manager, { delivery: no, reason: "by chance" }, at());
    },
    async report() {
      const no = await delivery("approved", "dispatched", "delivered");
      const lines = (await itemsOf(no))
        .filter(() => isLucky(50))
        .map(({ item, qty }) => {
          const type = oneOf(["short", "over", "damaged"] as const) ?? "short";
          return { item, type, qty: 1 + below(isLucky(50) ? 2 : qty) };
        });
      if (lines.length > 0) await reportDifference(db, hq, { delivery: no, lines, remark: "" }, at());
    },
    async decide() {
      const [note] = await sql<{ id: number; no: string }[]>`
        select id, difference_no as no from differences where status = 'submitted' order by id limit 1`;
      if (!note) return;
      const said = await sql<{ item: string; type: "short" | "over" | "damaged"; qty: number }[]>`
        select i.code as item, l.type, l.qty_each as qty from difference_lines l join items i on i.id = l.item_id
        where l.difference_id = ${note.id} order by l.line_no`;
      const lines = said.map(({ qty, ...line }) => ({ ...line, acceptedQty: below(qty + 1) }));
      await decideDifference(db, manager, { difference: note.no, lines }, at());
    },
    async deposit() {
      const slip = {
        account: oneOf(["A0", "A1"]) ?? "A0",
        method: "cash" as const,
        payer: "Wang",
        reference: "",
      };
      const { deposit } = await createDeposit(db, owner, { ...slip, amount: 1 + below(30_000) }, at());
      await approveDeposit(db, finance, { deposit, received: 1 + below(30_000) }, at());
      if (isLucky(20)) await reverseDeposit(db, supervisor, { deposit, reason: "bounced" }, at());
    },
  };
}
