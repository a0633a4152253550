import type { BankMapping } from "@/server/bank/schema";
import type { RawTable } from "@/server/sheet";
import { plainHead } from "./read-lines";

/** How far down the heads are looked for. */
const rowsLookedAt = 40;

/** How banks call what we need, surest first; compared without spaces. */
const names = {
  date: /^(交易日期|记账日期|入账日期|交易时间|记账日|日期|起息日|date|bookingdate|valuedate|transactiondate)/i,
  moneyIn:
    /^(贷方发生额|贷方金额|收入金额|收入|转入金额|存入金额|贷方|入账金额|credit(amount)?$|moneyin|paidin)/i,
  moneyOut: /^(借方发生额|借方金额|支出金额|支出|转出金额|支取金额|借方|debit(amount)?$|moneyout|paidout)/i,
  amount: /^(交易金额|发生额|金额|amount)/i,
  direction: /^(借贷标志|借贷方向|借贷|收支|收\/支|方向|direction|d\/c|dc|drcr)/i,
  fee: /^(手续费|服务费|fee|charge)/i,
  payerAccount:
    /^(对方账号|对方账户$|对方帐号|付款人账号|付款账号|付款方账号|对手账号|payer_?account|counterpartyaccount)/i,
  payerName:
    /^(对方户名|对方名称|对方账户名称|对方单位|付款人名称|付款人|付款方名称|户名|对手户名|payer_?name|counterparty)/i,
  note: /^(摘要|附言|用途|备注|交易附言|note|memo|remark|description|purpose)/i,
  bankReference:
    /^(交易流水号|流水号|银行流水号|凭证号|交易号|交易序号|bank_?reference|reference|transactionid)/i,
} as const;

/** A mapping read off the heads of a file; `undefined` when no row looks like heads with a day and an amount. */
export function guessMapping(table: RawTable): BankMapping | undefined {
  for (let index = 0; index < Math.min(rowsLookedAt, table.length); index += 1) {
    const heads = (table[index] ?? []).map((cell) => plainHead(cell.text));
    const find = (name: keyof typeof names) => heads.find((head) => names[name].test(head)) ?? "";
    const [date, moneyIn, moneyOut, amount] = [
      find("date"),
      find("moneyIn"),
      find("moneyOut"),
      find("amount"),
    ];
    if (date === "" || (amount === "" && moneyIn === "")) continue;
    const direction = find("direction");
    const amountStyle =
      moneyIn !== "" && moneyOut !== "" ? "in_out" : direction === "" ? "signed" : "direction";
    return {
      headerRow: index + 1,
      date,
      dayOrder: "ymd",
      amountStyle,
      amount: amountStyle === "in_out" ? "" : amount || moneyIn,
      moneyIn: amountStyle === "in_out" ? moneyIn : "",
      moneyOut: amountStyle === "in_out" ? moneyOut : "",
      direction: amountStyle === "direction" ? direction : "",
      inWords: [],
      decimal: ".",
      fee: find("fee"),
      payerAccount: find("payerAccount"),
      payerName: find("payerName"),
      notes: [...new Set(heads.filter((head) => names.note.test(head)))].slice(0, 4),
      bankReference: find("bankReference"),
    };
  }
  return undefined;
}
