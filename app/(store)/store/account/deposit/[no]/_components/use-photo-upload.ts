"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";

/** As the server; asked here too, so that nobody waits for ten megabytes to be refused. */
const bytesMax = 10 * 1024 * 1024;

type State =
  | { step: "idle" }
  | { step: "sending"; percent: number; preview: string }
  | { step: "refused"; sentence: string };

/** Sends a photo of a slip with its progress. The same file sent twice, after a lost connection, is one photo. */
export function usePhotoUpload(deposit: string) {
  const t = useTranslations("store.deposit.photo");
  const locale = useLocale();
  const client = useQueryClient();
  const [state, setState] = useState<State>({ step: "idle" });

  const send = (file: File) => {
    if (file.size > bytesMax) return setState({ step: "refused", sentence: t("tooLarge") });
    const preview = URL.createObjectURL(file);
    const refuse = (sentence: string) => {
      URL.revokeObjectURL(preview);
      setState({ step: "refused", sentence });
    };
    setState({ step: "sending", percent: 0, preview });
    // fetch tells nothing about how much is sent; this older way does.
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/deposits/${encodeURIComponent(deposit)}/photo`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", locale);
    request.upload.onprogress = ({ loaded, total }) =>
      setState({ step: "sending", percent: Math.round((loaded / total) * 100), preview });
    request.onerror = () => refuse(t("offline"));
    request.onload = async () => {
      if (request.status !== 200) return refuse(detailOf(request.responseText) ?? t("failed"));
      await client.invalidateQueries();
      URL.revokeObjectURL(preview);
      setState({ step: "idle" });
    };
    request.send(file);
  };
  return { state, send };
}

function detailOf(text: string): string | undefined {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === "string" ? detail : undefined;
  } catch {
    return undefined;
  }
}
