"use client";

import { useQuery } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { StatusChip } from "@/app/_ui/status-chip";
import { QueryPane } from "../../_components/query-pane";
import { usePhoto } from "../_lib/use-photo";
import { ReverseButton } from "./reverse-button";

type Shrinkage = RouterOutputs["shrinkage"]["get"];

/** A write-off: what, why, what it is worth, its photos, who decided. */
export function ShrinkageScreen({ shrinkage }: { shrinkage: string }) {
  const t = useTranslations("store.shrinkage");
  const query = useQuery(useTRPC().shrinkage.get.queryOptions({ shrinkage }));
  return (
    <>
      {!query.data && <PageHeader title={shrinkage} back={{ href: "/store/shrinkage", label: t("title") }} />}
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </>
  );
}

function Detail({ data }: { data: Shrinkage }) {
  const t = useTranslations("store.shrinkage");
  const format = useFormat();
  const isOpen = data.status === "draft" || data.status === "pending";
  return (
    <>
      <PageHeader
        back={{ href: "/store/shrinkage", label: t("title") }}
        title={<DocumentNumber no={data.shrinkage} />}
        aside={<StatusChip kind="shrinkage" status={data.status} />}
        text={`${t(`reasons.${data.reason}`)}${data.note ? ` · ${data.note}` : ""}`}
        action={data.mayReverse && <ReverseButton shrinkage={data.shrinkage} />}
      />
      <Card>
        <Figures
          figures={[
            { label: t("value"), value: <Money fen={data.valueFen} /> },
            { label: t("reported"), value: format.instant(data.reportedAt), note: data.reportedBy },
            ...(data.decidedBy
              ? [{ label: t("decided"), value: data.decidedBy, note: data.decisionReason }]
              : []),
          ]}
        />
      </Card>
      <ul className="divide-y rounded-lg border bg-raised">
        {data.lines.map((line) => (
          <li key={line.item} className="flex items-center justify-between gap-3 px-4 py-2.5">
            <span className="min-w-0">
              <span className="block font-medium">{line.name}</span>
              <span className="text-sm text-quiet">{line.item}</span>
            </span>
            <span className="text-right">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
              <span className="block text-sm text-quiet">{format.money(line.valueFen)}</span>
            </span>
          </li>
        ))}
      </ul>
      {data.photos.length > 0 && (
        <ul aria-label={t("photos")} className="grid grid-cols-3 gap-2 md:grid-cols-6">
          {data.photos.map((photo) => (
            <li key={photo}>
              <a
                href={`/api/shrinkages/${data.shrinkage}/photo?photo=${photo}`}
                target="_blank"
                rel="noreferrer"
              >
                {/* biome-ignore lint/performance/noImgElement: a private photo of our own store, already small */}
                <img
                  src={`/api/shrinkages/${data.shrinkage}/photo?photo=${photo}&size=thumbnail`}
                  alt={t("photo")}
                  className="aspect-square w-full rounded-md border object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {data.status === "posted" && !data.mayReverse && (
        <p className="text-sm text-quiet">{t("whoReverses")}</p>
      )}
      {isOpen && <PhotoAction data={data} />}
    </>
  );
}

/** The photo of a direct store: with it the write-off is judged. */
function PhotoAction({ data }: { data: Shrinkage }) {
  const t = useTranslations("store.shrinkage");
  const input = useRef<HTMLInputElement>(null);
  const photo = usePhoto(data.shrinkage);
  const isNeeded = data.status === "draft";
  return (
    <>
      <p className={isNeeded ? "text-attention" : "text-quiet"}>{t(isNeeded ? "photoNeeded" : "waits")}</p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("photo")}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) photo.send(file);
          event.target.value = "";
        }}
      />
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant={isNeeded ? "primary" : "secondary"}
          size="touch"
          icon={<Camera aria-hidden />}
          isLoading={photo.isSending}
          className="w-full md:w-auto"
          onClick={() => input.current?.click()}
        >
          {t(isNeeded ? "takePhoto" : "morePhoto")}
        </Button>
      </PinnedAction>
    </>
  );
}
