"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen, with the numbers. */
  children?: ReactNode;
  /** The verb: "Void DO-0001", never "OK". */
  confirm: string;
  isDangerous?: boolean;
  isRunning?: boolean;
  /** Something that was asked for in the dialog is missing. */
  isDisabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be undone. What is cheap to undo is not asked. */
export function ConfirmDialog({
  isOpen,
  title,
  children,
  confirm,
  isDangerous,
  isRunning,
  isDisabled,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const t = useTranslations("common.kit");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            size="large"
            variant={isDangerous ? "danger" : "primary"}
            isLoading={isRunning}
            disabled={isDisabled}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
