"use client";

import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { keptFiles } from "@/app/_lib/kept-files";
import { newRequestId } from "@/app/_lib/request-id";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";
import type { Draft, Fault, Note } from "../_lib/stop";

interface NoteFormProps {
  draft: Draft;
  /** The label that it is about; empty: something without one. */
  code: string;
  change: (next: (now: Draft) => Draft) => void;
  onDone: () => void;
}

/** Missing or damaged, in words, with a photo: it stays on this phone until it is signed and sent. */
export function NoteForm({ draft, code, change, onDone }: NoteFormProps) {
  const t = useTranslations("dc.handover");
  const id = useId();
  const camera = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState<Note>(
    () =>
      (code !== "" && draft.notes.find((one) => one.code === code)) || {
        kind: code === "" ? "other" : "damaged",
        code,
        remark: "",
        photos: [],
      },
  );
  const faults: readonly Fault[] =
    code === "" ? ["other", "missing", "damaged"] : ["damaged", "missing", "other"];
  const takePhoto = async (file: File) => {
    const photo = newRequestId();
    await keptFiles.put(photo, file);
    setNote((now) => ({ ...now, photos: [...now.photos, photo] }));
  };
  const save = () => {
    change((now) => ({
      ...now,
      notes: [...now.notes.filter((one) => code === "" || one.code !== code), note],
      given: note.kind === "missing" ? now.given.filter((one) => one !== code) : now.given,
    }));
    onDone();
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <div className="flex gap-2" role="radiogroup" aria-label={t("whatIsWrong")}>
        {faults.map((kind) => (
          <Button
            key={kind}
            size="touch"
            role="radio"
            aria-checked={note.kind === kind}
            variant={note.kind === kind ? "primary" : "secondary"}
            className="flex-1 px-2"
            onClick={() => setNote({ ...note, kind })}
          >
            {t(`faults.${kind}`)}
          </Button>
        ))}
      </div>
      <Field id={id} label={t("remark")} isOptional={code === "" ? undefined : t("optional")}>
        <TextInput
          id={id}
          value={note.remark}
          maxLength={500}
          onChange={(remark) => setNote({ ...note, remark })}
        />
      </Field>
      {note.photos.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {note.photos.map((photo) => (
            <KeptPhoto
              key={photo}
              id={photo}
              label={t("photoOf", { code: code || t(`faults.${note.kind}`) })}
            />
          ))}
        </div>
      )}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("photo")}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) void takePhoto(file);
        }}
      />
      <div className="flex gap-2">
        <Button size="touch" icon={<Camera aria-hidden />} onClick={() => camera.current?.click()}>
          {t("photo")}
        </Button>
        <Button
          size="touch"
          variant="primary"
          className="flex-1"
          disabled={code === "" && note.remark.trim() === ""}
          onClick={save}
        >
          {t("note")}
        </Button>
      </div>
    </div>
  );
}

/** A photo that lies on this device. */
function KeptPhoto({ id, label }: { id: string; label: string }) {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void keptFiles.get(id).then((file) => {
      if (!file || isGone) return;
      made = URL.createObjectURL(file);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return address ? (
    // biome-ignore lint/performance/noImgElement: the person's own file, not yet anywhere else
    <img src={address} alt={label} className="size-20 rounded-md border object-cover" />
  ) : (
    <span className="size-20 rounded-md border bg-raised" />
  );
}
