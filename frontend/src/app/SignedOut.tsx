import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FocusEvent } from "react";
import { useTranslation } from "react-i18next";
import { sessionWhoAmI } from "../api/generated/sdk.gen";
import { onSignedOut } from "../api/http";
import { keys } from "../api/queries";
import type { Me } from "../api/types";
import { PasswordForm } from "../people/PasswordForm";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Note } from "../ui/Note";
import "./signed-out.css";

/**
 * The sign-in ran out while somebody was at work. A note says so and takes
 * nothing away: not the focus, not a letter. Whoever chooses to sign in does
 * it over the page, which stays as it is, and is then back where they were.
 */
export function SignedOut({ me }: { me: Me }) {
  const { t } = useTranslation("app");
  const client = useQueryClient();
  const [out, setOut] = useState(false);
  const [asked, setAsked] = useState(false);
  const workplace = useRef<HTMLElement | null>(null);
  useEffect(() => onSignedOut(() => setOut(true)), []);
  if (!out) return null;

  function back(now: Me) {
    if (now.id !== me.id) {
      // Somebody else: nothing of the former person's page may stay.
      window.location.assign("/");
      return;
    }
    client.setQueryData(keys.me, now);
    setAsked(false);
    setOut(false);
    void client.invalidateQueries();
    // After the dialog, which gives the focus back to a button that is gone.
    setTimeout(() => workplace.current?.isConnected && workplace.current.focus());
  }

  function onFocus({ relatedTarget }: FocusEvent) {
    if (relatedTarget instanceof HTMLElement && relatedTarget.closest("dialog") === null) workplace.current = relatedTarget;
  }

  return (
    <section className="signed-out no-print" aria-label={t("signedOut.title")}>
      <Note tone="notice" role="status">
        <strong>{t("signedOut.title")}</strong> · {me.has_password ? t("signedOut.why") : t("signedOut.link")} {t("signedOut.goOn")}
      </Note>
      {me.has_password ? (
        <Button weight="primary" onFocus={onFocus} onClick={() => setAsked(true)}>
          {t("signedOut.do")}
        </Button>
      ) : (
        <Button onClick={() => void sessionWhoAmI().then(back, () => {})}>{t("signedOut.again")}</Button>
      )}
      {asked ? (
        <Dialog title={t("signedOut.title")} onClose={() => setAsked(false)}>
          <p>{t("signedOut.why")}</p>
          <PasswordForm email={me.email ?? ""} onSignedIn={back} />
        </Dialog>
      ) : null}
    </section>
  );
}
