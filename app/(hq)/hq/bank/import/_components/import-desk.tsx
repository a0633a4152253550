"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { toast } from "@/app/_ui/toast";
import { type BankMappingForm, bankMapping } from "@/server/bank/schema";
import { readFile } from "../_lib/read-file";
import { type StatementFile, usePreview } from "../_lib/use-preview";
import { FileDrop } from "./file-drop";
import { ImportDone } from "./import-done";
import { PreviewPane } from "./preview-pane";

/** Which account, which file, how it is understood, and in with it. */
export function ImportDesk() {
  const t = useTranslations("hq.bank.import");
  const trpc = useTRPC();
  const accounts = useQuery(trpc.bank.accounts.queryOptions());
  return (
    <QueryPane query={accounts}>
      {(rows) =>
        rows.length === 0 ? (
          <div className="rounded-md border bg-raised">
            <EmptyState
              title={t("noAccount")}
              text={t("noAccountText")}
              action={<LinkButton href="/hq/bank/files">{t("addAccount")}</LinkButton>}
            />
          </div>
        ) : (
          <Desk accounts={rows} />
        )
      }
    </QueryPane>
  );
}

interface AccountOption {
  accountNo: string;
  bank: string;
  mapping: BankMappingForm | null;
}

function Desk({ accounts }: { accounts: readonly AccountOption[] }) {
  const t = useTranslations("hq.bank.import");
  const trpc = useTRPC();
  const [accountNo, setAccountNo] = useState(accounts.length === 1 ? accounts[0]?.accountNo : undefined);
  const [file, setFile] = useState<StatementFile | undefined>(undefined);
  const [mapping, setMapping] = useState<BankMappingForm | undefined>(undefined);
  const view = usePreview();
  const command = useCommand(trpc.bank.importFile.mutationOptions(), { onRefused: () => true });
  const keptFor = (no: string) => accounts.find((account) => account.accountNo === no)?.mapping ?? undefined;

  const look = (no: string | undefined, next: StatementFile | undefined, given?: BankMappingForm) => {
    setMapping(given);
    if (no && next) void view.read(no, next, bankMapping.safeParse(given).success ? given : undefined);
  };
  const take = async (picked: File) => {
    const next = await readFile(picked);
    if (!next) return toast.refused(t("notReadable", { name: picked.name }));
    setFile(next);
    command.reset();
    look(accountNo, next, accountNo ? keptFor(accountNo) : undefined);
  };
  const restart = () => {
    setFile(undefined);
    setMapping(undefined);
    view.clear();
    command.reset();
  };

  if (command.output) return <ImportDone outcome={command.output} onAnother={restart} />;
  const used = mapping ?? view.preview?.mapping ?? undefined;
  return (
    <div className="flex flex-col gap-5">
      <Field id="bank-account" label={t("account")} className="max-w-md">
        <Select
          id="bank-account"
          value={accountNo}
          placeholder={t("chooseAccount")}
          onChange={(no) => {
            setAccountNo(no);
            look(no, file, keptFor(no));
          }}
          options={accounts.map(({ accountNo: value, bank }) => ({ value, label: `${bank} ${value}` }))}
        />
      </Field>
      {file === undefined ? (
        <FileDrop isDisabled={accountNo === undefined} onFile={(picked) => void take(picked)} />
      ) : (
        <p className="flex flex-wrap items-center gap-3">
          <span className="font-medium break-all">{file.name}</span>
          <Button onClick={restart}>{t("another")}</Button>
          {view.isReading && (
            <span role="status" className="text-quiet">
              {t("reading")}
            </span>
          )}
        </p>
      )}
      {view.sentence && <Refusal sentence={view.sentence} />}
      {command.sentence && <Refusal sentence={command.sentence} />}
      {file && accountNo && view.preview && (
        <PreviewPane
          preview={view.preview}
          fileName={file.name}
          mapping={used}
          onMapping={(next) => look(accountNo, file, next)}
          isBusy={view.isReading || command.isRunning}
          isImporting={command.isRunning}
          onImport={() =>
            used &&
            command.run({
              bankAccount: accountNo,
              format: file.format,
              content: file.content,
              fileName: file.name,
              mapping: used,
            })
          }
        />
      )}
    </div>
  );
}
