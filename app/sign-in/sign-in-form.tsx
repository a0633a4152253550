"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef, useState } from "react";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { Field } from "../_ui/field";
import { IconButton } from "../_ui/icon-button";
import { inputLook } from "../_ui/input-look";
import { Refusal } from "../_ui/refusal";
import { signInHere } from "./actions";

/** User name and password; works before any script has arrived. */
export function SignInForm() {
  const t = useTranslations("auth");
  const [answer, submit, isRunning] = useActionState(signInHere, {
    login: "",
    sentence: undefined,
    isMissing: false,
  });
  const [isShown, setIsShown] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const sentence = answer.isMissing ? t("missing") : answer.sentence;

  useEffect(() => {
    if (answer.login !== "") password.current?.focus();
  }, [answer]);

  return (
    <form action={submit} className="mt-8 flex flex-col gap-4">
      {sentence && <Refusal sentence={sentence} />}
      <Field id="login" label={t("login")}>
        <input
          id="login"
          name="login"
          defaultValue={answer.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the page has nothing else to do
          autoFocus
          className={cn(inputLook, "h-11 md:h-10")}
        />
      </Field>
      <Field id="password" label={t("password")}>
        <span className="relative block">
          <input
            ref={password}
            id="password"
            name="password"
            type={isShown ? "text" : "password"}
            autoComplete="current-password"
            className={cn(inputLook, "h-11 pr-12 md:h-10")}
          />
          <IconButton
            label={isShown ? t("hide") : t("show")}
            onClick={() => setIsShown(!isShown)}
            className="absolute inset-y-0 right-1 my-auto"
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </IconButton>
        </span>
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isLoading={isRunning}
        className="mt-2 h-11 md:h-10"
      >
        {t("submit")}
      </Button>
    </form>
  );
}
