"use client";

import { Check, Circle, CircleX, MoreHorizontal, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { type Draft, openUnits, type Stop, stateOf, type Unit, type UnitState } from "../_lib/stop";
import { NoteForm } from "./note-form";

interface UnitListProps {
  stop: Stop;
  draft: Draft;
  change: (next: (now: Draft) => Draft) => void;
}

const looks: Record<UnitState, { icon: typeof Check; look: string }> = {
  open: { icon: Circle, look: "text-quiet" },
  given: { icon: Check, look: "text-done" },
  missing: { icon: CircleX, look: "text-blocked" },
  damaged: { icon: TriangleAlert, look: "text-attention" },
};

/** Label by label: a tap says that it is there, the dots that something is wrong with it. */
export function UnitList({ stop, draft, change }: UnitListProps) {
  const t = useTranslations("dc.handover");
  const [noting, setNoting] = useState<string | undefined>(undefined);
  const open = openUnits(stop, draft);
  const total = stop.units.length;
  const toggle = (code: string) =>
    change((now) => ({
      ...now,
      notes: now.notes.filter((note) => note.code !== code || note.kind === "other"),
      given: stateOf(now, code) === "open" ? [...now.given, code] : now.given.filter((one) => one !== code),
    }));
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 className="flex-1 text-2xl font-semibold tabular-nums">
          {t("unitsProgress", { done: total - open.length, total })}
        </h2>
        {open.length > 0 && (
          <Button
            size="large"
            onClick={() =>
              change((now) => ({ ...now, given: [...now.given, ...open.map(({ code }) => code)] }))
            }
          >
            {t("allHere")}
          </Button>
        )}
      </div>
      <ul className="divide-y border-y">
        {stop.units.map((unit) => (
          <UnitRow
            key={unit.code}
            unit={unit}
            state={stateOf(draft, unit.code)}
            isNoting={noting === unit.code}
            onToggle={() => toggle(unit.code)}
            onNote={() => setNoting(noting === unit.code ? undefined : unit.code)}
          >
            <NoteForm draft={draft} code={unit.code} change={change} onDone={() => setNoting(undefined)} />
          </UnitRow>
        ))}
      </ul>
      {(stop.totesPlanned > 0 || draft.loose > 0 || !stop.units.some(({ kind }) => kind === "tote")) && (
        <div className="flex items-center gap-3">
          <span className="flex-1">{t("totesWithoutLabel")}</span>
          <QuantityInput
            size="touch"
            value={draft.loose}
            onChange={(loose) => change((now) => ({ ...now, loose }))}
            label={t("totesWithoutLabel")}
            max={500}
          />
        </div>
      )}
      {noting === "" ? (
        <NoteForm draft={draft} code="" change={change} onDone={() => setNoting(undefined)} />
      ) : (
        <Button size="large" className="self-start" onClick={() => setNoting("")}>
          {t("noteOther")}
        </Button>
      )}
    </section>
  );
}

interface UnitRowProps {
  unit: Unit;
  state: UnitState;
  isNoting: boolean;
  onToggle: () => void;
  onNote: () => void;
  children: React.ReactNode;
}

function UnitRow({ unit, state, isNoting, onToggle, onNote, children }: UnitRowProps) {
  const t = useTranslations("dc.handover");
  const { icon: Icon, look } = looks[state];
  return (
    <li>
      <div className="flex items-center">
        <button
          type="button"
          aria-pressed={state === "given"}
          onClick={onToggle}
          className="flex min-h-13 min-w-0 flex-1 items-center gap-3 py-1 text-left active:bg-hover"
        >
          <Icon aria-hidden className={cn("size-6 shrink-0", look)} />
          <span className="min-w-0">
            <span className="block truncate font-medium">
              {unit.kind === "case" ? unit.name : t(`containers.${unit.kind}`)}
              {unit.isGift && <span className="text-quiet"> · {t("gift")}</span>}
            </span>
            <span className="block text-table text-quiet tabular-nums">
              {unit.code}
              {state !== "open" && <span className={cn("font-medium", look)}> · {t(`states.${state}`)}</span>}
            </span>
          </span>
        </button>
        <button
          type="button"
          aria-label={t("somethingWrong", { code: unit.code })}
          aria-expanded={isNoting}
          onClick={onNote}
          className="grid size-12 shrink-0 place-items-center text-quiet active:bg-hover"
        >
          <MoreHorizontal aria-hidden className="size-5" />
        </button>
      </div>
      {isNoting && children}
    </li>
  );
}
