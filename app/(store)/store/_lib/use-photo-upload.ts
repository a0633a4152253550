"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { toast } from "@/app/_ui/toast";

interface Words {
  /** Said when the server has it, by the status that it answers, where it answers one. */
  done: (status: string | undefined) => string;
  /** Said when nobody answered. */
  failed: string;
}

/** Puts a photo to a document; what the server said no to is told in its words. The same file sent twice is one photo. */
export function usePhotoUpload(address: string, { done, failed }: Words) {
  const locale = useLocale();
  const queryClient = useQueryClient();
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const answer = await fetch(address, {
        method: "PUT",
        body: file,
        headers: { "content-type": "application/octet-stream", "accept-language": locale },
      });
      const body = (await answer.json().catch(() => ({}))) as { status?: string; detail?: string };
      if (!answer.ok) throw new Error(body.detail ?? failed);
      return body.status;
    },
    onSuccess: async (status) => {
      toast.done(done(status));
      await queryClient.invalidateQueries();
    },
    onError: (error) => toast.refused(error instanceof TypeError ? failed : error.message),
  });
  return { send: upload.mutate, isSending: upload.isPending };
}
