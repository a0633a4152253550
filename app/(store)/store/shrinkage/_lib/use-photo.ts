"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { toast } from "@/app/_ui/toast";

/** Puts a photo to a write-off; what the server said no to is told in its words. The same file sent twice is one photo. */
export function usePhoto(shrinkage: string) {
  const t = useTranslations("store.shrinkage");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const answer = await fetch(`/api/shrinkages/${encodeURIComponent(shrinkage)}/photo`, {
        method: "PUT",
        body: file,
        headers: { "content-type": "application/octet-stream", "accept-language": locale },
      });
      const body = (await answer.json().catch(() => ({}))) as { status?: string; detail?: string };
      if (!answer.ok) throw new Error(body.detail ?? t("photoFailed"));
      return body.status;
    },
    onSuccess: async (status) => {
      toast.done(t(status === "posted" ? "photoPosted" : "photoWaits"));
      await queryClient.invalidateQueries();
    },
    onError: (error) => toast.refused(error instanceof TypeError ? t("photoFailed") : error.message),
  });
  return { send: upload.mutate, isSending: upload.isPending };
}
