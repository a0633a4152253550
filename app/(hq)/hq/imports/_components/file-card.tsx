"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";
import { Select } from "@/app/_ui/select";
import { type ImportKind, importKinds } from "@/server/import/schema";
import type { PickedFile } from "../_lib/picked-file";
import { FileResult } from "./file-result";
import { RowErrors } from "./row-errors";

interface FileCardProps {
  file: PickedFile;
  isBusy: boolean;
  onKind: (kind: ImportKind) => void;
  onRemove: () => void;
}

/** One file: its name, what it is, what came of it. */
export function FileCard({ file, isBusy, onKind, onRemove }: FileCardProps) {
  const t = useTranslations("hq.imports");
  const { state } = file;
  return (
    <section aria-label={file.name} className="rounded-lg border bg-raised">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <p className="min-w-40 flex-1 font-medium break-all">{file.name}</p>
        <Select
          label={t("kindOf", { name: file.name })}
          placeholder={t("chooseKind")}
          value={file.kind}
          onChange={onKind}
          disabled={isBusy || state.name === "applied"}
          options={importKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          className="w-44"
        />
        <div className="min-w-56 flex-1">
          <FileResult file={file} />
        </div>
        <IconButton label={t("remove", { name: file.name })} disabled={isBusy} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      {state.name === "refused" && (
        <RowErrors
          name={file.name}
          sentence={state.sentence}
          errors={state.errors}
          errorCount={state.errorCount}
        />
      )}
    </section>
  );
}
