"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { toast } from "@/app/_ui/toast";
import { packageRef } from "@/server/upgrade/schema";

/** Sends a package as it lies on the disk; the server sums it up and signs it on the way. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.pos");
  const offline = useTranslations("common.errors")("offline");
  const locale = useLocale();
  const queries = useQueryClient();
  const [version, setVersion] = useState("");
  const [note, setNote] = useState("");
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState<number>();
  const [sentence, setSentence] = useState<string>();
  const isWhole = packageRef.safeParse({ version }).success && file !== undefined;
  const send = () => {
    if (!file) return;
    setSentence(undefined);
    setSent(0);
    const request = new XMLHttpRequest();
    request.open(
      "PUT",
      `/api/packages/${encodeURIComponent(version.trim())}?${new URLSearchParams({ note })}`,
    );
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", locale);
    request.upload.onprogress = (event) => setSent(event.loaded);
    request.onerror = () => end(offline);
    request.onload = () => {
      if (request.status < 300) {
        toast.done(t("uploaded", { version: version.trim() }));
        void queries.invalidateQueries();
        onClose();
      } else end((JSON.parse(request.responseText) as { detail: string }).detail);
    };
    request.send(file);
  };
  const end = (said: string) => {
    setSent(undefined);
    setSentence(said);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("upload")} description={t("uploadText")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole && sent === undefined) send();
        }}
      >
        <Field id="package-version" label={t("columns.version")} help={t("versionHelp")}>
          <TextInput id="package-version" value={version} onChange={setVersion} maxLength={30} />
        </Field>
        <Field id="package-note" label={t("columns.note")} help={t("noteHelp")}>
          <TextInput id="package-note" value={note} onChange={setNote} maxLength={500} />
        </Field>
        <Field id="package-file" label={t("file")}>
          <input
            id="package-file"
            type="file"
            className="min-h-9 w-full text-sm file:mr-3 file:rounded-md file:border file:bg-raised file:px-3 file:py-1.5 pointer-coarse:min-h-11"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </Field>
        {sent !== undefined && file && (
          <Progress
            label={t("sending")}
            done={Math.round(sent / 1_000)}
            total={Math.round(file.size / 1_000)}
          />
        )}
        {sentence && <Refusal sentence={sentence} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          disabled={!isWhole}
          isLoading={sent !== undefined}
        >
          {t("upload")}
        </Button>
      </form>
    </Dialog>
  );
}
